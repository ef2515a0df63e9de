namespace EdgeTwin.Core.Ecg
{
    /// <summary>
    /// The front end of the QRS detector at 250 Hz: a band-pass, the energy of its slope, and the roughness of the raw signal.
    /// Integer filters of Hamilton &amp; Tompkins 1986 (IEEE Trans Biomed Eng 33:1157) with the lengths that suit 250 Hz.
    /// </summary>
    public sealed class QrsFilter
    {
        /// <summary>Samples from the R peak in the input to its place in the band-passed signal (low-pass 5, high-pass 16, rounded).</summary>
        public const int BandDelaySamples = 22;

        private const int LowPassGain = 36;
        private const int BandMask = 127;
        private const int EnergyMask = 63;

        private readonly int[] _input = new int[16];
        private readonly int[] _low = new int[32];
        private readonly int[] _slope = new int[16];
        private readonly int[] _bend = new int[32];
        private readonly int[] _band = new int[BandMask + 1];
        private readonly int[] _energy = new int[EnergyMask + 1];
        private int _low1;
        private int _low2;
        private int _input1;
        private int _input2;
        private int _lowSum;
        private int _slopeSum;
        private int _bendSum;

        /// <summary>Mean |second difference| of the input over 32 samples (128 ms), in sixteenths of a uV: muscle noise is rough, a QRS is not.</summary>
        public int Roughness
        {
            get { return _bendSum >> 1; }
        }

        /// <summary>The sample that was pushed last, uV.</summary>
        public int LastInput
        {
            get { return _input1; }
        }

        /// <summary>Band-passed sample number <paramref name="sample"/>, about uV; kept for 128 samples.</summary>
        public int BandAt(int sample)
        {
            return _band[sample & BandMask];
        }

        /// <summary>Slope energy at sample number <paramref name="sample"/>; kept for 64 samples.</summary>
        public int EnergyAt(int sample)
        {
            return _energy[sample & EnergyMask];
        }

        /// <summary>Settles every stage on a constant input, so that a start or a gap makes no step.</summary>
        public void Settle(int microvolts)
        {
            Fill(_input, microvolts);
            Fill(_low, microvolts * LowPassGain);
            Fill(_slope, 0);
            Fill(_bend, 0);
            Fill(_band, 0);
            Fill(_energy, 0);
            _low1 = microvolts * LowPassGain;
            _low2 = _low1;
            _input1 = microvolts;
            _input2 = microvolts;
            _lowSum = _low1 * 32;
            _slopeSum = 0;
            _bendSum = 0;
        }

        /// <summary>Takes sample number <paramref name="n"/> (numbers may wrap) and returns the slope energy there.</summary>
        public int Push(int n, int microvolts)
        {
            // Low-pass, cut-off about 14 Hz, gain 36: y = 2 y[1] - y[2] + x - 2 x[6] + x[12]. Exact in integers, so it cannot drift.
            int[] input = _input;
            int low = 2 * _low1 - _low2 + microvolts - 2 * input[(n - 6) & 15] + input[(n - 12) & 15];
            input[n & 15] = microvolts;
            _low2 = _low1;
            _low1 = low;

            // High-pass: the middle of a 32-sample (128 ms) window less its mean.
            int[] lows = _low;
            int lowSum = _lowSum + low - lows[n & 31];
            lows[n & 31] = low;
            _lowSum = lowSum;
            int band = (lows[(n - 16) & 31] - (lowSum >> 5)) / LowPassGain;

            // Two-sample slope, rectified, summed over 16 samples (64 ms), /4.
            int slope = band - _band[(n - 2) & BandMask];
            _band[n & BandMask] = band;
            if (slope < 0)
            {
                slope = -slope;
            }
            _slopeSum += slope - _slope[n & 15];
            _slope[n & 15] = slope;
            int energy = _slopeSum >> 2;
            _energy[n & EnergyMask] = energy;

            int bend = microvolts - 2 * _input1 + _input2;
            _input2 = _input1;
            _input1 = microvolts;
            if (bend < 0)
            {
                bend = -bend;
            }
            _bendSum += bend - _bend[n & 31];
            _bend[n & 31] = bend;
            return energy;
        }

        private static void Fill(int[] values, int value)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = value;
            }
        }
    }
}
