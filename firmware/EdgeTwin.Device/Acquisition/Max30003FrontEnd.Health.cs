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

        private long _testSteps;
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
                // Before the first read: of the electrodes' signal nothing is lost then.
                return _driver.IsReady(nowMs) && _driver.BeginSelfTest(nowMs);
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

        // The last sample of a block stands for it: an overload lasts longer than a block, and this costs nothing a sample.
        private void NoteRange(int microvolts)
        {
            if (!_isLeadOff && (microvolts == Max30003.VoidSample || microvolts > LinearUv || microvolts < -LinearUv))
            {
                _saturations++;
            }
        }
    }
}
