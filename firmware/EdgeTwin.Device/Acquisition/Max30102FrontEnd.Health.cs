using EdgeTwin.Device.Health;
using Iot.Device.Max30102;

namespace EdgeTwin.Device.Acquisition
{
    /// <content>The part's self-test, and what its bus met with.</content>
    public sealed partial class Max30102FrontEnd
    {
        /// <inheritdoc/>
        public SelfTestResult SelfTest { get; private set; }

        /// <inheritdoc/>
        public int SelfTestValue
        {
            get
            {
                int red = _driver.SelfTestRedPermille;
                int infrared = _driver.SelfTestInfraredPermille;
                // The one that is farther from the half is the one to look at.
                return Away(red) > Away(infrared) ? red : infrared;
            }
        }

        /// <inheritdoc/>
        public void RequestSelfTest()
        {
            SelfTest = SelfTestResult.Running;
        }

        /// <inheritdoc/>
        public void CancelSelfTest()
        {
            if (SelfTest == SelfTestResult.Running && _driver.State != Max30102State.SelfTest)
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
            into.BusTimeOuts = _driver.BusTimeOuts;
            into.Overflows = _driver.Counters.Overflows;
            into.Saturations = 0;
            into.Opens = 0;
        }

        /// <summary>Does the next piece of the test.</summary>
        /// <returns>True where the round is used up by it.</returns>
        private bool StepSelfTest(long nowMs)
        {
            if (_driver.State != Max30102State.SelfTest)
            {
                return !_driver.IsReady(nowMs) || _driver.BeginSelfTest(nowMs);
            }
            if (nowMs - _readMs < ReadEveryMs)
            {
                return true;
            }
            _readMs = nowMs;
            switch (_driver.ContinueSelfTest(nowMs, _red, _infrared))
            {
                case Max30102SelfTestResult.Passed:
                    SelfTest = SelfTestResult.Passed;
                    break;
                case Max30102SelfTestResult.Failed:
                    SelfTest = SelfTestResult.Failed;
                    break;
                case Max30102SelfTestResult.TooDark:
                    SelfTest = SelfTestResult.Unjudged;
                    break;
                case Max30102SelfTestResult.NoAnswer:
                    SelfTest = SelfTestResult.NoAnswer;
                    break;
            }
            return true;
        }

        private static int Away(int permille)
        {
            return permille < 0 ? 0 : permille > 500 ? permille - 500 : 500 - permille;
        }
    }
}
