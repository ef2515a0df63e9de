using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Ports;
using EdgeTwin.Device.Uplink;
using EdgeTwin.Twin;

namespace EdgeTwin.Device.Twins
{
    /// <summary>
    /// The device's side of the twin: it is restored at start, knows the time of day, is kept in flash, and goes out: all of it with each connection and every quarter of an hour,
    /// retained; between, each minute, what changed. Allocates in its constructor only.
    /// </summary>
    public sealed class TwinDesk
    {
        private const int HourMs = 3600000;
        private const int HoursPerDay = 24;
        private const int HourEveryMs = 60000;
        private const int RetryMs = 5000;

        private readonly EventLog _log;
        private readonly IClock _clock;
        private readonly Topics _topics;
        private readonly TwinReport _report;
        private long _hourMs;
        private long _savedMs;
        private int _savedVersion;
        private long _wholeMs;
        private long _notBeforeMs;
        private int _connection;
        private bool _isWholeDue = true;

        /// <summary>A desk over these; reads the twin of before the start.</summary>
        /// <param name="parts">The device's.</param>
        /// <param name="log">Lends its buffer.</param>
        /// <param name="twin">Whose heart is learned.</param>
        /// <param name="json">A writer that is free whenever it is asked for.</param>
        /// <param name="topics">Where it goes.</param>
        public TwinDesk(WearableParts parts, EventLog log, CardioTwin twin, JsonWriter json, Topics topics)
        {
            _log = log;
            _clock = parts.Clock;
            _topics = topics;
            Heart = new HeartTwin(twin);
            File = new TwinFile(parts.TwinStore, log);
            File.Load(Heart);
            _report = new TwinReport(Heart, json);
            _savedMs = _clock.UptimeMs;
            _savedVersion = Heart.Version;
            _hourMs = _savedMs - HourEveryMs;
        }

        /// <summary>What was learned.</summary>
        public HeartTwin Heart { get; }

        /// <summary>The twin in flash.</summary>
        public TwinFile File { get; }

        /// <summary>Editions that the link took, whole and in part.</summary>
        public int Told { get; private set; }

        /// <summary>Does what is due; in every stage of the wearer's.</summary>
        public void Step(long nowMs)
        {
            if (nowMs - _hourMs >= HourEveryMs)
            {
                _hourMs = nowMs;
                long utcMs = _clock.UtcMs;
                Heart.HourUtc = utcMs == 0 ? HeartTwin.UnknownHour : (int)(utcMs / HourMs % HoursPerDay);
            }
            if (nowMs - _savedMs >= Limits.TwinSaveEveryMs && (Heart.Changed != 0 || Heart.Version != _savedVersion) && (File.Save(Heart) || !Heart.IsBusy))
            {
                _savedMs = nowMs;
                _savedVersion = Heart.Version;
            }
        }

        /// <summary>Writes it to flash now, where that is possible.</summary>
        public void Save()
        {
            File.Save(Heart);
        }

        /// <summary>Sends what there is to send.</summary>
        public void Tell(UplinkPump pump, long nowMs)
        {
            if (!pump.IsConnected || nowMs < _notBeforeMs)
            {
                return;
            }
            _isWholeDue = _isWholeDue || pump.Counters.Connected != _connection || nowMs - _wholeMs >= Limits.TwinEveryMs;
            if (!_isWholeDue && Heart.Changed == 0)
            {
                return;
            }
            byte[] buffer = _log.LendBuffer();
            int length = _report.Write(buffer, !_isWholeDue, nowMs, _clock.UtcMs);
            _notBeforeMs = nowMs + Limits.TwinDeltaEveryMs;
            if (length == 0 || !pump.TryTell(_isWholeDue ? _topics.Twin : _topics.TwinDelta, buffer, length, _isWholeDue))
            {
                // An edition that did not go out is missing from the chain: all of the next one goes.
                _isWholeDue = true;
                _notBeforeMs = nowMs + RetryMs;
                return;
            }
            Told++;
            if (_isWholeDue)
            {
                _wholeMs = nowMs;
                _connection = pump.Counters.Connected;
                _isWholeDue = false;
            }
        }
    }
}
