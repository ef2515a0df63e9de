using EdgeTwin.Core;
using EdgeTwin.Core.Health;
using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Events;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Uplink;

namespace EdgeTwin.Device.Health
{
    /// <summary>
    /// The device's side of health: what only it can measure goes to the twin's monitor, faults are named, self-tests run, commands are followed, trends are kept in flash,
    /// and the retained snapshot goes out. Allocates in its constructor only.
    /// </summary>
    public sealed partial class HealthDesk
    {
        private const int SecondMs = 1000;
        private const int ClockStretchMs = 300000;
        private const int BatteryEveryS = 60;

        private readonly WearableParts _parts;
        private readonly EventLog _log;
        private readonly CardioTwin _twin;
        private readonly HealthMonitor _health;
        private readonly Topics _topics;
        private readonly DeviceJson _json;
        private readonly Intake _intake;
        private readonly HealthReport _report;
        private readonly HealthEvents _events;
        private readonly FaultWatch _ecgFaults;
        private readonly FaultWatch _ppgFaults;
        private bool _isPpgsTurn;
        private long _secondMs;
        private long _savedMs;
        private int _batteryS;
        private int _failedWrites;
        private int _testsSeen;
        private long _samples;

        /// <summary>A desk over these; reads the trends of before the start.</summary>
        public HealthDesk(WearableParts parts, EventLog log, CardioTwin twin, DeviceJson json, Intake intake, Topics topics)
        {
            _parts = parts;
            _log = log;
            _twin = twin;
            _health = twin.Health;
            _json = json;
            _intake = intake;
            _topics = topics;
            File = new HealthFile(parts.HealthStore, log, parts.Clock);
            SelfTest = new SelfTest(parts, parts.HealthStore, log, twin, json, intake.EcgClock, intake.PpgClock);
            _report = new HealthReport(_health, Maintenance, SelfTest, parts.Clock, json.Evidence);
            _events = new HealthEvents(_report, twin, json);
            IDiagnosed ecg = parts.Ecg as IDiagnosed;
            IDiagnosed ppg = parts.Ppg as IDiagnosed;
            _ecgFaults = ecg == null ? null : new FaultWatch(ecg, parts.Ecg.Name, twin, json);
            _ppgFaults = ppg == null ? null : new FaultWatch(ppg, parts.Ppg.Name, twin, json);
            _savedMs = parts.Clock.UptimeMs;
            File.Load(_health, Maintenance);
            _events.TakeAsTold();
            _health.Listener = _events;
        }

        /// <summary>The self-test.</summary>
        public SelfTest SelfTest { get; }

        /// <summary>What was replaced.</summary>
        public Maintenance Maintenance { get; } = new Maintenance();

        /// <summary>Trends and maintenance in flash.</summary>
        public HealthFile File { get; }

        /// <summary>Abrupt faults named since the start.</summary>
        public int Faults
        {
            get { return (_ecgFaults == null ? 0 : _ecgFaults.Named) + (_ppgFaults == null ? 0 : _ppgFaults.Named); }
        }

        /// <summary>True while an abrupt fault lasts.</summary>
        public bool IsAmiss
        {
            get { return (_ecgFaults != null && _ecgFaults.IsAmiss) || (_ppgFaults != null && _ppgFaults.IsAmiss); }
        }

        /// <summary>The device has started.</summary>
        public void Start(long nowMs)
        {
            _secondMs = nowMs;
            SelfTest.Begin(nowMs, true);
        }

        /// <summary>Does what is due; in every stage of the wearer's.</summary>
        public void Step(long nowMs)
        {
            // The two in turn: each looks eight times a second.
            _isPpgsTurn = !_isPpgsTurn;
            if (_isPpgsTurn)
            {
                LookAtPulse(nowMs);
            }
            else if (_ecgFaults != null)
            {
                _ecgFaults.Step(nowMs);
            }
            if (SelfTest.IsRunning)
            {
                SelfTest.Step(nowMs);
            }
            if (nowMs - _secondMs >= SecondMs)
            {
                _secondMs = nowMs - _secondMs >= 2 * SecondMs ? nowMs : _secondMs + SecondMs;
                OnSecond(nowMs);
            }
        }

        /// <summary>Looks at once what the pulse sensor's driver met with.</summary>
        public void LookAtPulse(long nowMs)
        {
            if (_ppgFaults == null)
            {
                return;
            }
            _ppgFaults.Step(nowMs);
            if (_ecgFaults != null)
            {
                _ecgFaults.LockedMs = _ppgFaults.LockedMs;
            }
        }

        private void OnSecond(long nowMs)
        {
            if (_ecgFaults != null)
            {
                _ecgFaults.Count(_health);
                SetFault(HealthItem.Saturation, _ecgFaults.Has(FaultKind.Saturation));
                SetFault(HealthItem.Cable, _ecgFaults.Has(FaultKind.Cable));
            }
            if (_ppgFaults != null)
            {
                _ppgFaults.Count(_health);
                SetFault(HealthItem.Bus, _ppgFaults.Has(FaultKind.BusLock) || _ppgFaults.Has(FaultKind.NoAnswer));
                _twin.SetInfraredCurrent(_parts.Ppg.InfraredMicroamps);
            }
            SetFault(HealthItem.Electrode, _twin.IsLeadOff);
            _events.LeadFlags = _intake.LeadFlags;
            TakeTests();
            TakeCounts();
            TakeClock(HealthItem.EcgClock, _intake.EcgClock);
            TakeClock(HealthItem.PpgClock, _intake.PpgClock);
            TakeBattery();
            Tick();
            _events.Step(nowMs);
            if (nowMs - _savedMs >= Limits.HealthSaveEveryMs)
            {
                _savedMs = nowMs;
                File.Save(_health, Maintenance);
            }
        }

        // What is named as it happens is told then, and not again as a state.
        private void SetFault(HealthItem item, bool isFailed)
        {
            if (_events.IsSet(item) != isFailed)
            {
                _events.SetFault(item, isFailed);
                _version++;
            }
        }

        private void TakeTests()
        {
            if (SelfTest.Done == _testsSeen)
            {
                return;
            }
            _testsSeen = SelfTest.Done;
            _version++;
            _health.SetFault(HealthItem.Led, SelfTest.Ppg == SelfTestResult.Failed);
            _health.SetFault(HealthItem.Flash, SelfTest.Flash == SelfTestResult.Failed || SelfTest.Flash == SelfTestResult.NoAnswer);
        }

        private void TakeCounts()
        {
            int failed = _log.Counters.FailedWrites + File.Refused;
            if (failed != _failedWrites)
            {
                _health.Measure(HealthItem.Flash, failed - _failedWrites);
                _failedWrites = failed;
            }
        }

        private void TakeClock(HealthItem item, ClockWatch clock)
        {
            int ppm = SelfTest.IsRunning ? ClockWatch.None : clock.TakePpm(ClockStretchMs);
            if (ppm != ClockWatch.None)
            {
                _health.Measure(item, ppm);
            }
        }

        private void TakeBattery()
        {
            _batteryS++;
            if (_parts.Battery == null || _batteryS < BatteryEveryS)
            {
                return;
            }
            _batteryS = 0;
            int millivolts = _parts.Battery.Millivolts;
            if (millivolts > 0)
            {
                _health.Measure(HealthItem.Battery, millivolts);
            }
        }

        // The twin's seconds are its samples'; without any, the device's own keep the trends' time.
        private void Tick()
        {
            if (_twin.SampleCount != _samples)
            {
                _samples = _twin.SampleCount;
                return;
            }
            _health.Tick();
            _health.Step();
        }
    }
}
