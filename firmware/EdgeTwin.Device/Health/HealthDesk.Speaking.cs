using EdgeTwin.Core.Events;
using EdgeTwin.Core.Health;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Uplink;

namespace EdgeTwin.Device.Health
{
    /// <content>What comes in over the link about health, and what goes out.</content>
    public sealed partial class HealthDesk
    {
        // Levels change by themselves: they are told anew so often though no state did.
        private const int RefreshEveryMs = 900000;
        private const int RetryMs = 5000;

        private readonly HealthCommand _command = new HealthCommand();
        private long _testedMs = -Limits.SelfTestEveryMs;
        private long _replacedMs = -Limits.SelfTestEveryMs;
        private long _refusedMs = -Limits.RefusalEventEveryMs;
        private long _toldMs = -Limits.HealthEveryMs;
        private int _toldVersion = -1;
        private int _toldConnection;
        private int _version;

        /// <summary>Commands that could not be read.</summary>
        public int Refusals { get; private set; }

        /// <summary>Snapshots that the link took.</summary>
        public int Told { get; private set; }

        /// <summary>A command came in; everything about it is the network's word.</summary>
        /// <returns>True where the topic is one of health's.</returns>
        public bool OnMessage(string topic, byte[] payload, int length, long nowMs)
        {
            if (topic == _topics.SelfTest)
            {
                OnTest(payload, length, nowMs);
                return true;
            }
            if (topic == _topics.Replaced)
            {
                OnReplaced(payload, length, nowMs);
                return true;
            }
            return false;
        }

        /// <summary>Sends the snapshot where something changed, at most once a minute, and with each new connection.</summary>
        public void Tell(UplinkPump pump, long nowMs)
        {
            int version = _version + _events.Changes + Faults;
            bool isNew = version != _toldVersion || pump.Counters.Connected != _toldConnection || nowMs - _toldMs >= RefreshEveryMs;
            if (!isNew || !pump.IsConnected || IsTooSoon(nowMs))
            {
                return;
            }
            byte[] buffer = _log.LendBuffer();
            int length = _report.Write(buffer, Faults, File.Saves);
            if (length > 0 && pump.TryTell(_topics.Health, buffer, length))
            {
                _toldMs = nowMs;
                _toldVersion = version;
                _toldConnection = pump.Counters.Connected;
                Told++;
            }
            else
            {
                // A client that is full: each try costs a snapshot's writing.
                _toldMs = nowMs - Limits.HealthEveryMs + RetryMs;
            }
        }

        private bool IsTooSoon(long nowMs)
        {
            return nowMs - _toldMs < Limits.HealthEveryMs;
        }

        private void OnTest(byte[] payload, int length, long nowMs)
        {
            if (!_command.TryParseTest(payload, length))
            {
                Refuse(nowMs);
            }
            else if (_command.Number != File.TestRequest && nowMs - _testedMs >= Limits.SelfTestEveryMs && SelfTest.Begin(nowMs, false))
            {
                File.TestRequest = _command.Number;
                _testedMs = nowMs;
            }
        }

        // Logged, then durable, then done: a replacement that nobody can find again would make the trends a riddle.
        private void OnReplaced(byte[] payload, int length, long nowMs)
        {
            if (!_command.TryParseReplaced(payload, length))
            {
                Refuse(nowMs);
                return;
            }
            HealthItem item = _command.Item;
            if (Maintenance.Knows(item, _command.Number) || nowMs - _replacedMs < Limits.SelfTestEveryMs)
            {
                return;
            }
            Open();
            _json.Evidence.Word("item", HealthNames.Of(item));
            _json.Evidence.Number("request", _command.Number);
            _json.Evidence.Word("state", HealthNames.Of(_health.StateOf(item)));
            _json.Evidence.Number("level", _health.LevelOf(item));
            if (_json.Close(RecordType.Technical) == 0)
            {
                return;
            }
            _replacedMs = nowMs;
            Maintenance.Note(item, _command.Number, _parts.Clock.UtcMs);
            _health.Replace(item);
            _version++;
            _savedMs = nowMs;
            File.Save(_health, Maintenance);
        }

        // A flood of bad messages must not push the wearer's events out of the log.
        private void Refuse(long nowMs)
        {
            Refusals++;
            if (nowMs - _refusedMs < Limits.RefusalEventEveryMs)
            {
                return;
            }
            _refusedMs = nowMs;
            Open();
            _json.Evidence.Word("refused", "malformed");
            _json.Close(RecordType.Technical);
        }

        private void Open()
        {
            long signalMs = _twin.SampleCount * Core.Limits.MsPerSample;
            _json.Open("maintenance", EventPhase.Whole, signalMs, signalMs);
        }
    }
}
