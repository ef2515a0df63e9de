namespace Iot.Device.Max30102
{
    /// <content>The self-test: both LEDs at half their current for a moment, and the light that comes back.</content>
    public sealed partial class Max30102
    {
        private readonly Max30102SelfTest _selfTest = new Max30102SelfTest();
        private bool _isHalved;

        /// <summary>Light at half the red LED's current in the last self-test, per mille of that at the full one: 500 where all is well; -1 where it is not known.</summary>
        public int SelfTestRedPermille
        {
            get { return _selfTest.RedPermille; }
        }

        /// <summary>Likewise for infrared.</summary>
        public int SelfTestInfraredPermille
        {
            get { return _selfTest.InfraredPermille; }
        }

        /// <summary>Transfers that the bus gave up because something held a line.</summary>
        public int BusTimeOuts
        {
            get { return _port.TimeOuts; }
        }

        /// <summary>
        /// Begins a self-test of about half a second: light at the currents that are set, then at half of them (LED1_PA, LED2_PA, registers 0x0C and 0x0D, 0.2 mA a
        /// step: datasheet Rev 1, LED Pulse Amplitude). Its samples are dropped, and their time is a gap unless no sample was ever given.
        /// </summary>
        /// <param name="nowMs">The same clock.</param>
        /// <returns>False where the part is not running.</returns>
        public bool BeginSelfTest(long nowMs)
        {
            if (State != Max30102State.Running)
            {
                return false;
            }
            _selfTest.Begin();
            _isHalved = false;
            _selfTestDeadlineMs = nowMs + Max30102SelfTest.TimeoutMs;
            State = Max30102State.SelfTest;
            return true;
        }

        /// <summary>Goes on with the self-test; call it as often as <see cref="TryRead"/>.</summary>
        /// <param name="nowMs">The same clock.</param>
        /// <param name="red">Room for what is read and dropped, at least <see cref="FifoDepth"/> long.</param>
        /// <param name="infrared">Likewise.</param>
        /// <returns>Other than <see cref="Max30102SelfTestResult.None"/> once, when it has ended; the driver then runs again, or starts anew.</returns>
        public Max30102SelfTestResult ContinueSelfTest(long nowMs, int[] red, int[] infrared)
        {
            if (State != Max30102State.SelfTest)
            {
                return Max30102SelfTestResult.None;
            }
            State = Max30102State.Running;
            bool isRead = TryRead(nowMs, red, infrared, out int count);
            if (isRead)
            {
                Drop(count);
            }
            if (State != Max30102State.Running)
            {
                // The ladder, or a supply that failed, starts the part anew, and the start sets the currents.
                return End(Max30102SelfTestResult.NoAnswer);
            }
            for (int i = 0; i < count && _selfTest.IsHalfDue == _isHalved; i++)
            {
                _selfTest.Take(red[i], infrared[i]);
            }
            if (_selfTest.IsDone)
            {
                return Restore(nowMs, _selfTest.Result);
            }
            if (nowMs >= _selfTestDeadlineMs)
            {
                return Restore(nowMs, Max30102SelfTestResult.NoAnswer);
            }
            if (_selfTest.IsHalfDue && !_isHalved)
            {
                _isHalved = WriteLedCurrents(_redCode >> 1, _infraredCode >> 1);
            }
            State = Max30102State.SelfTest;
            return Max30102SelfTestResult.None;
        }

        /// <summary>Asks the part who it is (PART_ID, register 0xFF).</summary>
        /// <returns>True where a MAX30102 or one of its family answers.</returns>
        public bool IsAnswering()
        {
            // While it resets it may not be read.
            return State != Max30102State.Resetting && _port.Read(Register.RevisionId, _two) && _two[1] == ExpectedPartId;
        }

        // What was read for the test is no sample for the caller: dropped on purpose, and its time missing before the next.
        private void Drop(int count)
        {
            Counters.Taken -= count;
            Counters.Discarded += count;
            // Before the first that was given there is nothing yet to be missing.
            _pendingGap = Counters.Taken == 0 ? 0 : _pendingGap + GapSamples + count;
            GapSamples = 0;
        }

        private Max30102SelfTestResult Restore(long nowMs, Max30102SelfTestResult result)
        {
            if (!WriteLedCurrents(_redCode, _infraredCode))
            {
                Begin(nowMs);
            }
            return End(result);
        }

        private Max30102SelfTestResult End(Max30102SelfTestResult result)
        {
            bool hasPassed = result == Max30102SelfTestResult.Passed;
            Counters.SelfTestsPassed += hasPassed ? 1 : 0;
            Counters.SelfTestsFailed += hasPassed ? 0 : 1;
            return result;
        }
    }
}
