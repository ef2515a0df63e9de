namespace Iot.Device.Max30003
{
    /// <summary>Judges the calibration wave: 1 mV from peak to peak at 16 Hz, positive input on the source, negative on VMID.</summary>
    internal sealed class Max30003SelfTest
    {
        /// <summary>CNFG_EMUX: both switches open, VCALP on the positive side, VMID on the negative.</summary>
        internal const int InputsOpenToSource = (3 << 20) | (2 << 18) | (1 << 16);

        /// <summary>CNFG_CAL: on, bipolar, 0.5 mV, 16 Hz, half the time high.</summary>
        internal const int SourceOn = (1 << 22) | (1 << 21) | (1 << 20) | (2 << 12) | (1 << 11);

        /// <summary>Time for all of it, in milliseconds.</summary>
        internal const int TimeoutMs = 4000;

        private const int SettlingSamples = 60;
        private const int Samples = 250;

        // A high-pass of 3.5 Hz lifts the peaks of the wave by a third; the test tells a dead path or a gain that is off by two.
        private const int LeastUv = 600;
        private const int MostUv = 1600;

        private int _taken;
        private int _lowestUv;
        private int _highestUv;

        internal bool IsDone
        {
            get { return _taken >= SettlingSamples + Samples; }
        }

        internal bool HasPassed
        {
            get { return HeightUv >= LeastUv && HeightUv <= MostUv; }
        }

        internal int HeightUv
        {
            get { return _highestUv > _lowestUv ? _highestUv - _lowestUv : 0; }
        }

        internal void Begin()
        {
            _taken = 0;
            _lowestUv = int.MaxValue;
            _highestUv = int.MinValue;
        }

        internal void Take(int microvolts)
        {
            if (IsDone)
            {
                return;
            }
            _taken++;
            if (_taken <= SettlingSamples || microvolts == Max30003.VoidSample)
            {
                return;
            }
            _lowestUv = microvolts < _lowestUv ? microvolts : _lowestUv;
            _highestUv = microvolts > _highestUv ? microvolts : _highestUv;
        }
    }
}
