using EdgeTwin.Device.Health;
using Iot.Device.Max30003;

namespace EdgeTwin.Device.Acquisition
{
    /// <content>The part's self-test, and what its leads and its range tell of the cable.</content>
    public sealed partial class Max30003FrontEnd
    {
        // The part's linear range between the inputs (datasheet Rev 0, electrical characteristics: +-32.5 mV).
        private const int LinearUv = 32500;

        // Two opens so close to each other are a contact that comes and goes: what lies between them is no signal to judge a heart by.
        private const int FlutterMs = 2500;
        private const int FlutterHoldMs = 2000;

        // So long after an overload the filters behind it still ring, and the next may follow.
        private const int MuteMs = 500;
        private const int MostMissing = 5 * EdgeTwin.Core.Limits.SampleRateHz;

        private long _testSteps;
        private long _muteUntilMs;
        private int _opens;
        private int _saturations;
        private long _openMs = -FlutterMs;
        private long _holdUntilMs;

        /// <inheritdoc/>
        public SelfTestResult SelfTest { get; private set; }

        /// <inheritdoc/>
        public int SelfTestValue
        {
            get { return _driver.SelfTestMicrovolts; }
        }

        /// <inheritdoc/>
        public void RequestSelfTest()
        {
            SelfTest = SelfTestResult.Running;
        }

        /// <inheritdoc/>
        public void CancelSelfTest()
        {
            if (SelfTest == SelfTestResult.Running && _driver.State != Max30003State.SelfTest)
            {
                SelfTest = SelfTestResult.NoAnswer;
            }
        }

        /// <inheritdoc/>
        public bool IsAnswering()
        {
            return _driver.IsAnswering();
        }

        /// <inheritdoc/>
        public void Diagnose(FrontEndDiary into)
        {
            into.BusFaults = _driver.Counters.Faults;
            into.BusTimeOuts = 0;
            into.Overflows = _driver.Counters.Overflows;
            into.Saturations = _saturations;
            into.Opens = _driver.Counters.LeadOffs;
        }

        /// <summary>Does the next piece of the test.</summary>
        /// <returns>True where the round is used up by it.</returns>
        private bool StepSelfTest(long nowMs)
        {
            if (_driver.State != Max30003State.SelfTest)
            {
                // In the very round in which the part comes to run: of the electrodes' signal nothing is lost then.
                return !_driver.IsReady(nowMs) || _driver.BeginSelfTest(nowMs);
            }
            if (nowMs - _readMs < ReadEveryMs)
            {
                return true;
            }
            _readMs = nowMs;
            _testSteps++;
            if (_driver.TryEndSelfTest(nowMs, out bool hasPassed))
            {
                SelfTest = hasPassed ? SelfTestResult.Passed : _driver.State == Max30003State.Running ? SelfTestResult.Failed : SelfTestResult.NoAnswer;
            }
            return true;
        }

        private void NoteLeads(long nowMs, IEcgTaker taker)
        {
            int opens = _driver.Counters.LeadOffs;
            if (opens != _opens)
            {
                _opens = opens;
                if (nowMs - _openMs < FlutterMs)
                {
                    _holdUntilMs = nowMs + FlutterHoldMs;
                }
                _openMs = nowMs;
            }
            bool isOff = _driver.IsLeadOff || nowMs < _holdUntilMs;
            if (isOff != _isLeadOff)
            {
                _isLeadOff = isOff;
                taker.OnLeads(isOff, _driver.LeadOffFlags);
            }
        }

        // The last sample of a block stands for it: an overload lasts longer than a block, and this costs nothing a sample. What is beyond the range is no measurement, and
        // beats between two overloads are none to learn from: all of it is one gap.
        private bool IsMute(long nowMs, int count)
        {
            int last = count > 0 ? _microvolts[count - 1] : 0;
            if (last > LinearUv || last < -LinearUv)
            {
                _saturations++;
                _muteUntilMs = nowMs + MuteMs;
                return true;
            }
            return nowMs < _muteUntilMs;
        }

        private void Drop(IEcgTaker taker, int count)
        {
            _driver.CountVoid(count - VoidsOf(count));
            _voids = _driver.Counters.Void;
            AddMissing(_driver.GapSamples + count);
            if (_missing >= MostMissing)
            {
                // The twin's time must not stand still for long.
                taker.OnEcgGap(_missing);
                _missing = 0;
            }
        }

        // With an electrode off samples are time and nothing else, void ones too.
        private void GiveTime(IEcgTaker taker, int count)
        {
            int voids = _driver.Counters.Void == _voids ? 0 : VoidsOf(count);
            for (int i = 0; i < count && voids > 0; i++)
            {
                _microvolts[i] = _microvolts[i] == Max30003.VoidSample ? 0 : _microvolts[i];
            }
            _driver.CountVoid(-voids);
            _voids = _driver.Counters.Void;
            AddMissing(_driver.GapSamples);
            GiveBlock(taker, count);
        }

        private int VoidsOf(int count)
        {
            int voids = 0;
            for (int i = 0; i < count; i++)
            {
                voids += _microvolts[i] == Max30003.VoidSample ? 1 : 0;
            }
            return voids;
        }
    }
}
