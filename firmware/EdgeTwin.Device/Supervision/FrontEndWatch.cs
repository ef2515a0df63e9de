using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Events;
using EdgeTwin.Device.Log;

namespace EdgeTwin.Device.Supervision
{
    /// <summary>Watches that a front end goes on answering; where it does not, tells a <c>sensor-fault</c> and starts it anew until it does.</summary>
    public sealed class FrontEndWatch
    {
        private readonly IFrontEnd _frontEnd;
        private readonly CardioTwin _twin;
        private readonly DeviceJson _json;
        private long _readings;
        private long _aliveMs;
        private long _restartedMs;
        private long _startMs;
        private bool _hasRun;
        private bool _isTold;

        /// <summary>A watch over <paramref name="frontEnd"/>.</summary>
        public FrontEndWatch(IFrontEnd frontEnd, CardioTwin twin, DeviceJson json)
        {
            _frontEnd = frontEnd;
            _twin = twin;
            _json = json;
        }

        /// <summary>True from the fault that was told until the part answers again.</summary>
        public bool IsAmiss
        {
            get { return _isTold; }
        }

        /// <summary>Times that the front end was started anew.</summary>
        public int Restarts { get; private set; }

        /// <summary>Looks after it.</summary>
        /// <returns>True where it ran once and no restart has helped for so long that the device should start anew.</returns>
        public bool Step(long nowMs)
        {
            if (_frontEnd.Readings != _readings)
            {
                _readings = _frontEnd.Readings;
                _aliveMs = nowMs;
                _restartedMs = nowMs;
                _hasRun = true;
                if (_isTold)
                {
                    _isTold = false;
                    Tell(EventPhase.End);
                }
                return false;
            }
            // Also the time between two tries of telling: a log that refuses is not to be written to at every round.
            if (nowMs - _restartedMs < Limits.FrontEndPatienceMs)
            {
                return false;
            }
            _restartedMs = nowMs;
            if (!_isTold)
            {
                _startMs = SignalMs();
                _isTold = Tell(EventPhase.Begin);
            }
            Restarts++;
            _frontEnd.Begin(nowMs);
            return _hasRun && nowMs - _aliveMs >= Limits.FrontEndRebootMs;
        }

        private bool Tell(EventPhase phase)
        {
            _json.Open("sensor-fault", phase, _startMs, SignalMs());
            _json.Evidence.Word("part", _frontEnd.Name);
            _json.Evidence.Word("fault", "silent");
            _json.Evidence.Word("state", StatusReport.NameOf(_frontEnd.State));
            _json.Evidence.Number("restarts", Restarts);
            return _json.Close(RecordType.Technical) != 0;
        }

        private long SignalMs()
        {
            return _twin.SampleCount * Core.Limits.MsPerSample;
        }
    }
}
