namespace Iot.Device.Max30003
{
    /// <content>The self-test with the part's own calibration source.</content>
    public sealed partial class Max30003
    {
        /// <summary>
        /// Puts the part's own square wave in place of the electrodes: 1 mV from peak to peak at 16 Hz. The inputs are opened first and closed
        /// last, since the datasheet forbids the source while they are closed on a subject. The time of it becomes a gap, unless no sample was ever given.
        /// </summary>
        /// <param name="nowMs">The same clock.</param>
        /// <returns>False where the part is not running.</returns>
        public bool BeginSelfTest(long nowMs)
        {
            if (State != Max30003State.Running)
            {
                return false;
            }
            _port.Write(Register.Multiplexer, Max30003SelfTest.InputsOpenToSource);
            if (_port.Read(Register.Multiplexer) != Max30003SelfTest.InputsOpenToSource)
            {
                // A write that did not arrive: the source stays off, and the part starts anew.
                Begin(nowMs);
                return true;
            }
            _port.Write(Register.Calibration, Max30003SelfTest.SourceOn);
            _port.Write(Register.Synchronise, 0);
            _selfTest.Begin();
            if (_hasGiven)
            {
                CountMissing(nowMs);
            }
            _selfTestBeganMs = nowMs;
            State = Max30003State.SelfTest;
            _start.Allow(nowMs, Max30003SelfTest.TimeoutMs);
            return true;
        }

        /// <summary>Goes on with the self-test; call it as often as <see cref="TryRead"/>.</summary>
        /// <param name="nowMs">The same clock.</param>
        /// <param name="passed">True where the wave came through in its size.</param>
        /// <returns>True once, when it has ended; the driver then runs again.</returns>
        public bool TryEndSelfTest(long nowMs, out bool passed)
        {
            passed = false;
            if (State != Max30003State.SelfTest)
            {
                return false;
            }
            int drained = Drain(nowMs, _scratch);
            if (State != Max30003State.SelfTest)
            {
                // The ladder started the part anew, which opens the inputs and stops the source.
                Counters.SelfTestsFailed++;
                return true;
            }
            for (int i = 0; i < drained; i++)
            {
                _selfTest.Take(_scratch[i]);
            }
            if (!_selfTest.IsDone && !_start.IsOver(nowMs))
            {
                return false;
            }
            passed = _selfTest.IsDone && _selfTest.HasPassed;
            if (passed)
            {
                Counters.SelfTestsPassed++;
            }
            else
            {
                Counters.SelfTestsFailed++;
            }
            // None of its samples was the wearer's. Before the first that is there is nothing yet to be missing.
            _knownMs = _hasGiven ? _selfTestBeganMs : nowMs;
            _port.Write(Register.Calibration, CalibrationOff);
            if (_port.Read(Register.Calibration) != CalibrationOff)
            {
                Begin(nowMs);
                return true;
            }
            _port.Write(Register.Multiplexer, InputsClosed);
            if (_port.Read(Register.Multiplexer) != InputsClosed)
            {
                Begin(nowMs);
                return true;
            }
            Synchronise(nowMs);
            // With the inputs open the lead-off flags were up, and hold until they are read.
            _ = _port.Read(Register.Status);
            return true;
        }

        /// <summary>Height of the wave in the last self-test, uV from peak to peak: 1000 where all is well; 0 where none was read.</summary>
        public int SelfTestMicrovolts
        {
            get { return _selfTest.HeightUv; }
        }

        /// <summary>Asks the part who it is (INFO, register 0x0F).</summary>
        /// <returns>True where a MAX30003 answers.</returns>
        public bool IsAnswering()
        {
            return (_port.Read(Register.Info) & InfoMask) == InfoPattern;
        }
    }
}
