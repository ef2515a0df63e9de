using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Events;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Health
{
    /// <summary>
    /// The device's self-test, at every start and on request: the ECG's calibration wave, a step of the pulse sensor's LEDs, each part's identity on its bus, a pattern through the
    /// flash, and the parts' clocks against the device's. Bounded by <see cref="Limits.SelfTestMs"/>, told as one event <c>self-test</c>. It never holds the round up.
    /// </summary>
    public sealed class SelfTest
    {
        // Long enough that a sample more or less is 0.1 %; what it is to find is an oscillator that does not run or a rate that is another.
        private const int ClockMs = 8000;

        // The MAX30102 has no crystal, and its sheet names no tolerance: a rate that is another is off by far more.
        private const int MostPpm = 50000;

        private readonly ISelfTesting _ecg;
        private readonly ISelfTesting _ppg;
        private readonly ISegmentStore _store;
        private readonly EventLog _log;
        private readonly CardioTwin _twin;
        private readonly DeviceJson _json;
        private readonly ClockWatch _ecgClock;
        private readonly ClockWatch _ppgClock;
        private bool _isRunning;
        private bool _isAtStart;
        private bool _isSignalDone;
        private bool _isTelling;
        private long _startMs;
        private long _tookMs;
        private uint _pattern;

        /// <summary>A self-test of these.</summary>
        /// <param name="parts">The front ends; those that cannot test themselves are left out.</param>
        /// <param name="store">Where a pattern may be written; null for none.</param>
        /// <param name="log">Takes the event, and lends its buffer.</param>
        /// <param name="twin">Whose time the event tells.</param>
        /// <param name="json">Writes it.</param>
        /// <param name="ecgClock">Clock of the ECG front end, fed by <see cref="Intake"/>.</param>
        /// <param name="ppgClock">Clock of the pulse front end, likewise.</param>
        public SelfTest(WearableParts parts, ISegmentStore store, EventLog log, CardioTwin twin, DeviceJson json, ClockWatch ecgClock, ClockWatch ppgClock)
        {
            _ecg = parts.Ecg as ISelfTesting;
            _ppg = parts.Ppg as ISelfTesting;
            _store = store;
            _log = log;
            _twin = twin;
            _json = json;
            _ecgClock = ecgClock;
            _ppgClock = ppgClock;
            _pattern = parts.Seed;
        }

        /// <summary>The ECG front end: calibration wave.</summary>
        public SelfTestResult Ecg { get; private set; }

        /// <summary>The pulse front end: LED step.</summary>
        public SelfTestResult Ppg { get; private set; }

        /// <summary>Every part answered with its own identity.</summary>
        public SelfTestResult Bus { get; private set; }

        /// <summary>A pattern went through the flash.</summary>
        public SelfTestResult Flash { get; private set; }

        /// <summary>The parts' clocks keep the device's time.</summary>
        public SelfTestResult Clock { get; private set; }

        /// <summary>Height of the calibration wave, uV; -1 where it was not measured.</summary>
        public int EcgMicrovolts { get; private set; } = -1;

        /// <summary>Light at half the LED current, per mille; -1 where it was not measured.</summary>
        public int LedPermille { get; private set; } = -1;

        /// <summary>ECG clock against the device's, ppm; <see cref="ClockWatch.None"/> where it was not measured.</summary>
        public int EcgPpm { get; private set; } = ClockWatch.None;

        /// <summary>Pulse clock against the device's, ppm, likewise.</summary>
        public int PpgPpm { get; private set; } = ClockWatch.None;

        /// <summary>Self-tests that came to an end since the device started.</summary>
        public int Done { get; private set; }

        /// <summary>True while one is under way.</summary>
        public bool IsRunning
        {
            get { return _isRunning; }
        }

        /// <summary>True where nothing failed in the last one.</summary>
        public bool HasPassed
        {
            get { return IsWell(Ecg) && IsWell(Ppg) && IsWell(Bus) && IsWell(Flash) && IsWell(Clock); }
        }

        /// <summary>Begins a self-test, unless one is under way or there is nothing to test.</summary>
        /// <param name="nowMs">Now.</param>
        /// <param name="isAtStart">True at the device's start, where it costs no signal.</param>
        /// <returns>True where one began.</returns>
        public bool Begin(long nowMs, bool isAtStart)
        {
            if (_isRunning || (_ecg == null && _ppg == null && _store == null))
            {
                return false;
            }
            _isRunning = true;
            _isAtStart = isAtStart;
            _isSignalDone = false;
            _isTelling = false;
            _startMs = nowMs;
            Ecg = Request(_ecg);
            Ppg = Request(_ppg);
            Bus = SelfTestResult.Running;
            Clock = SelfTestResult.Running;
            EcgPpm = ClockWatch.None;
            PpgPpm = ClockWatch.None;
            Flash = _store == null ? SelfTestResult.Skipped : FlashCheck.Run(_store, Limits.HealthSlots - 1, _log.LendBuffer(), _pattern++);
            return true;
        }

        /// <summary>Looks how far it is; several times a second.</summary>
        public void Step(long nowMs)
        {
            if (!_isRunning)
            {
                return;
            }
            bool isLate = nowMs - _startMs >= Limits.SelfTestMs;
            if (!_isSignalDone)
            {
                Ecg = Result(_ecg, isLate);
                Ppg = Result(_ppg, isLate);
                if (Ecg == SelfTestResult.Running || Ppg == SelfTestResult.Running)
                {
                    return;
                }
                EndSignal();
                return;
            }
            if (Clock == SelfTestResult.Running)
            {
                StepClocks(isLate);
                return;
            }
            if (!_isTelling)
            {
                _isTelling = true;
                _tookMs = nowMs - _startMs;
                Done++;
            }
            // A log that refuses is asked again until the next test: nothing is told twice.
            if (Tell() || isLate)
            {
                _isRunning = false;
            }
        }

        /// <summary>Writes the last results as fields of the present object.</summary>
        public void WriteTo(JsonWriter json)
        {
            json.Word("ecg", HealthNames.Of(Ecg));
            json.Word("ppg", HealthNames.Of(Ppg));
            json.Word("bus", HealthNames.Of(Bus));
            json.Word("flash", HealthNames.Of(Flash));
            json.Word("clock", HealthNames.Of(Clock));
            WriteNumber(json, "ecgUv", EcgMicrovolts, -1);
            WriteNumber(json, "ledPermille", LedPermille, -1);
            WriteNumber(json, "ecgPpm", EcgPpm, ClockWatch.None);
            WriteNumber(json, "ppgPpm", PpgPpm, ClockWatch.None);
        }

        private void EndSignal()
        {
            _isSignalDone = true;
            EcgMicrovolts = Ecg == SelfTestResult.Passed || Ecg == SelfTestResult.Failed ? _ecg.SelfTestValue : -1;
            LedPermille = Ppg == SelfTestResult.Passed || Ppg == SelfTestResult.Failed ? _ppg.SelfTestValue : -1;
            bool hasEcg = _ecg != null;
            bool hasPpg = _ppg != null;
            if (!hasEcg && !hasPpg)
            {
                Bus = SelfTestResult.Skipped;
                Clock = SelfTestResult.Skipped;
                return;
            }
            // A part that did not answer in its own test is not asked again: on a bus that hangs each question costs a second.
            bool isThere = Ecg != SelfTestResult.NoAnswer && Ppg != SelfTestResult.NoAnswer
                && (!hasEcg || _ecg.IsAnswering()) && (!hasPpg || _ppg.IsAnswering());
            Bus = isThere ? SelfTestResult.Passed : SelfTestResult.NoAnswer;
            _ecgClock.OnGap();
            _ppgClock.OnGap();
        }

        private void StepClocks(bool isLate)
        {
            bool needsEcg = Ecg != SelfTestResult.Skipped && EcgPpm == ClockWatch.None;
            bool needsPpg = Ppg != SelfTestResult.Skipped && PpgPpm == ClockWatch.None;
            EcgPpm = needsEcg ? _ecgClock.TakePpm(ClockMs) : EcgPpm;
            PpgPpm = needsPpg ? _ppgClock.TakePpm(ClockMs) : PpgPpm;
            bool isWaiting = (needsEcg && EcgPpm == ClockWatch.None) || (needsPpg && PpgPpm == ClockWatch.None);
            if (isWaiting && !isLate)
            {
                return;
            }
            bool isOff = IsOff(EcgPpm) || IsOff(PpgPpm);
            Clock = isOff ? SelfTestResult.Failed : isWaiting ? SelfTestResult.Unjudged : SelfTestResult.Passed;
        }

        private bool Tell()
        {
            long signalMs = _twin.SampleCount * Core.Limits.MsPerSample;
            _json.Open("self-test", EventPhase.Whole, signalMs, signalMs);
            _json.Evidence.Word("reason", _isAtStart ? "start" : "request");
            WriteTo(_json.Evidence);
            _json.Evidence.Number("tookMs", (int)_tookMs);
            return _json.Close(RecordType.Technical) != 0;
        }

        private static SelfTestResult Request(ISelfTesting part)
        {
            if (part == null)
            {
                return SelfTestResult.Skipped;
            }
            part.RequestSelfTest();
            return SelfTestResult.Running;
        }

        private static SelfTestResult Result(ISelfTesting part, bool isLate)
        {
            if (part == null)
            {
                return SelfTestResult.Skipped;
            }
            if (isLate)
            {
                part.CancelSelfTest();
            }
            return part.SelfTest;
        }

        private static bool IsOff(int ppm)
        {
            return ppm != ClockWatch.None && (ppm > MostPpm || ppm < -MostPpm);
        }

        private static bool IsWell(SelfTestResult result)
        {
            return result != SelfTestResult.Failed && result != SelfTestResult.NoAnswer;
        }

        private static void WriteNumber(JsonWriter json, string name, int value, int none)
        {
            if (value != none)
            {
                json.Number(name, value);
            }
        }
    }
}
