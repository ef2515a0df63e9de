using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Health;
using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Events;
using EdgeTwin.Device.Log;

namespace EdgeTwin.Device.Health
{
    /// <summary>
    /// Names abrupt faults of one front end by what its driver counts, within two seconds: a locked bus, no answer, an overflow, saturation, a contact that comes and goes.
    /// Each is told as <c>sensor-fault</c>, from its first time to a calm. An electrode that is off for good is the twin's <c>lead-off</c>.
    /// </summary>
    public sealed class FaultWatch
    {
        // Three failures within two seconds are no accident of a single transfer; a time-out says all by itself.
        private const int FaultsInRow = 3;
        private const int FaultWindowMs = 2000;

        // Two opens within so much are a contact, not an electrode.
        private const int FlutterMs = 2500;

        // Looks every 60 ms: twelve of them are 0.72 s, more than an open too short for the part to say so, with the fast recovery that it sets off.
        private const int SaturatedLooks = 12;
        private const int SaturatedWindowMs = 1700;

        // Fewer of them are a short overload, which is named once the input is back in its range and no electrode was found off: a broken cable's first opens look the same.
        private const int ShortLooks = 3;
        private const int BackMs = 800;
        private const int AfterOpenMs = 3000;

        // While a bus hangs for a second nothing else is read: what overflows then is no fault of its own.
        private const int AfterLockMs = 4000;

        private readonly IDiagnosed _part;
        private readonly string _name;
        private readonly CardioTwin _twin;
        private readonly DeviceJson _json;
        private readonly FrontEndDiary _diary = new FrontEndDiary();
        private readonly FaultEpisodes _episodes = new FaultEpisodes();
        private int _faults;
        private int _timeOuts;
        private int _overflows;
        private int _saturations;
        private int _opens;
        private int _faultsCounted;
        private int _ownOverflows;
        private int _faultsInWindow;
        private long _faultWindowMs;
        private int _looksInWindow;
        private long _looksWindowMs;
        private long _lookMs;
        private long _openMs = -FlutterMs;
        private long _quietUntilMs;

        /// <summary>A watch over <paramref name="part"/>.</summary>
        public FaultWatch(IDiagnosed part, string name, CardioTwin twin, DeviceJson json)
        {
            _part = part;
            _name = name;
            _twin = twin;
            _json = json;
        }

        /// <summary>When a bus last hung, ms of uptime; the other watch's may be set here, since one hang holds up both.</summary>
        public long LockedMs = -AfterLockMs;

        /// <summary>Faults that were named since the start.</summary>
        public int Named { get; private set; }

        /// <summary>True while some fault lasts.</summary>
        public bool IsAmiss
        {
            get { return _episodes.OpenCount > 0; }
        }

        /// <summary>True while a fault of this kind lasts.</summary>
        public bool Has(FaultKind kind)
        {
            return _episodes.IsOpen(kind);
        }

        /// <summary>Looks at what the driver met with; several times a second.</summary>
        public void Step(long nowMs)
        {
            _part.Diagnose(_diary);
            LookAtBus(nowMs);
            LookAtFifo(nowMs);
            LookAtLeads(nowMs);
            LookAtRange(nowMs);
            for (int i = 0; i < FaultEpisodes.Kinds && _episodes.OpenCount > 0; i++)
            {
                if (_episodes.IsOpen((FaultKind)i))
                {
                    Follow((FaultKind)i, nowMs);
                }
            }
        }

        /// <summary>Adds what was counted since the last call to the monitor's counts.</summary>
        public void Count(HealthMonitor health)
        {
            if (_faults != _faultsCounted)
            {
                health.Measure(HealthItem.Bus, _faults - _faultsCounted);
                _faultsCounted = _faults;
            }
            if (_ownOverflows > 0)
            {
                health.Measure(HealthItem.Fifo, _ownOverflows);
                _ownOverflows = 0;
            }
        }

        private void LookAtBus(long nowMs)
        {
            int timeOuts = _diary.BusTimeOuts - _timeOuts;
            int faults = _diary.BusFaults - _faults;
            _timeOuts = _diary.BusTimeOuts;
            _faults = _diary.BusFaults;
            if (timeOuts > 0)
            {
                LockedMs = nowMs;
                _faultsInWindow = 0;
                See(FaultKind.BusLock, nowMs);
                return;
            }
            if (faults == 0)
            {
                return;
            }
            if (nowMs - _faultWindowMs > FaultWindowMs)
            {
                _faultsInWindow = 0;
                _faultWindowMs = nowMs;
            }
            _faultsInWindow += faults;
            if (_faultsInWindow >= FaultsInRow && !Has(FaultKind.BusLock))
            {
                See(FaultKind.NoAnswer, nowMs);
            }
        }

        private void LookAtFifo(long nowMs)
        {
            int overflows = _diary.Overflows - _overflows;
            _overflows = _diary.Overflows;
            if (overflows > 0 && nowMs - LockedMs >= AfterLockMs)
            {
                _ownOverflows += overflows;
                See(FaultKind.FifoOverflow, nowMs);
            }
        }

        private void LookAtLeads(long nowMs)
        {
            int opens = _diary.Opens - _opens;
            _opens = _diary.Opens;
            if (opens == 0)
            {
                return;
            }
            if (opens > 1 || nowMs - _openMs < FlutterMs)
            {
                See(FaultKind.Cable, nowMs);
            }
            _openMs = nowMs;
            _quietUntilMs = nowMs + AfterOpenMs;
        }

        private void LookAtRange(long nowMs)
        {
            int looks = _diary.Saturations - _saturations;
            _saturations = _diary.Saturations;
            if (nowMs < _quietUntilMs || _twin.IsLeadOff)
            {
                // What an electrode leaves behind as it comes back.
                _quietUntilMs = _twin.IsLeadOff ? nowMs + AfterOpenMs : _quietUntilMs;
                _looksInWindow = 0;
                return;
            }
            if (looks > 0)
            {
                if (nowMs - _looksWindowMs > SaturatedWindowMs)
                {
                    _looksInWindow = 0;
                    _looksWindowMs = nowMs;
                }
                _looksInWindow += looks;
                _lookMs = nowMs;
            }
            if (_looksInWindow >= SaturatedLooks || (_looksInWindow >= ShortLooks && nowMs - _lookMs >= BackMs))
            {
                _looksInWindow = 0;
                See(FaultKind.Saturation, nowMs);
            }
        }

        private void See(FaultKind kind, long nowMs)
        {
            Named += _episodes.See(kind, nowMs, _twin.SampleCount) ? 1 : 0;
        }

        private void Follow(FaultKind kind, long nowMs)
        {
            // A log that refuses is asked again with the next look.
            if (!_episodes.IsTold(kind))
            {
                if (Tell(kind, EventPhase.Begin))
                {
                    _episodes.SetTold(kind);
                }
            }
            else if (_episodes.IsOver(kind, nowMs) && Tell(kind, EventPhase.End))
            {
                _episodes.End(kind);
            }
        }

        private bool Tell(FaultKind kind, EventPhase phase)
        {
            long nowMs = _twin.SampleCount * Core.Limits.MsPerSample;
            _json.Open("sensor-fault", phase, (long)_episodes.StartSampleOf(kind) * Core.Limits.MsPerSample, nowMs);
            _json.Evidence.Word("part", _name);
            _json.Evidence.Word("fault", HealthNames.Of(kind));
            _json.Evidence.Number("times", _episodes.TimesOf(kind));
            return _json.Close(RecordType.Technical) != 0;
        }
    }
}
