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

        /// <summary>Band-passed samples that are kept (512 ms).</summary>
        internal const int BandLength = 128;

        /// <summary>Energies that are kept (256 ms).</summary>
        internal const int EnergyLength = 64;

        private const int LowPassGain = 36;
        private const int InputMask = 63;
        private const int BandMask = BandLength - 1;
        private const int EnergyMask = EnergyLength - 1;
        private const int RoughnessSamples = 32;

        private readonly int[] _input = new int[InputMask + 1];
        private readonly int[] _low = new int[32];
        private readonly int[] _slope = new int[16];
        private readonly int[] _band = new int[BandMask + 1];
        private readonly int[] _energy = new int[EnergyMask + 1];
        private int _low1;
        private int _low2;
        private int _lowSum;
        private int _slopeSum;

        /// <summary>The ring of band-passed samples itself, for loops: sample n is at n modulo <see cref="BandLength"/>. Read only.</summary>
        internal int[] Bands
        {
            get { return _band; }
        }

        /// <summary>The ring of energies itself, for loops: sample n is at n modulo <see cref="EnergyLength"/>. Read only.</summary>
        internal int[] Energies
        {
            get { return _energy; }
        }

        /// <summary>Input sample number <paramref name="sample"/>, uV; kept for 64 samples.</summary>
        public int InputAt(int sample)
        {
            return _input[sample & InputMask];
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

        /// <summary>
        /// Mean size of what is rough in the 32 input samples (128 ms) up to <paramref name="sample"/>, in sixteenths of a uV: muscle noise is,
        /// a T wave is not, and mains hum is not meant. The filter (1 - z^-1)(1 - z^-4)(1 - z^-5) rises from the T wave's band to 30 Hz and
        /// has its zeros at 50, 62.5, 100 and 125 Hz.
        /// </summary>
        public int RoughnessAt(int sample)
        {
            int[] input = _input;
            int sum = 0;
            int i = sample - RoughnessSamples;
            int fourBefore = input[(i - 4) & InputMask];
            int before = input[i & InputMask] - fourBefore - input[(i - 5) & InputMask] + input[(i - 9) & InputMask];
            while (i != sample)
            {
                i++;
                int now = input[i & InputMask] - fourBefore + input[(i - 9) & InputMask];
                fourBefore = input[(i - 4) & InputMask];
                now -= fourBefore;
                int bend = now - before;
                sum += bend < 0 ? -bend : bend;
                before = now;
            }
            return sum * 16 / RoughnessSamples;
        }

        /// <summary>Settles every stage on a constant input, so that a start or a gap makes no step.</summary>
        public void Settle(int microvolts)
        {
            Fill(_input, microvolts);
            Fill(_low, microvolts * LowPassGain);
            Fill(_slope, 0);
            Fill(_band, 0);
            Fill(_energy, 0);
            _low1 = microvolts * LowPassGain;
            _low2 = _low1;
            _lowSum = _low1 * 32;
            _slopeSum = 0;
        }

        /// <summary>Takes sample number <paramref name="n"/> (numbers may wrap) and returns the slope energy there.</summary>
        public int Push(int n, int microvolts)
        {
            // Low-pass, cut-off about 14 Hz, gain 36: y = 2 y[1] - y[2] + x - 2 x[6] + x[12]. Exact in integers, so it cannot drift.
            int[] input = _input;
            int low1 = _low1;
            int low = 2 * (low1 - input[(n - 6) & InputMask]) - _low2 + microvolts + input[(n - 12) & InputMask];
            input[n & InputMask] = microvolts;
            _low2 = low1;
            _low1 = low;

            // High-pass: the middle of a 32-sample (128 ms) window less its mean.
            int[] lows = _low;
            int at = n & 31;
            int lowSum = _lowSum + low - lows[at];
            lows[at] = low;
            _lowSum = lowSum;
            int band = (lows[at ^ 16] - (lowSum >> 5)) / LowPassGain;

            // Two-sample slope, rectified, summed over 16 samples (64 ms), /4.
            int[] bands = _band;
            int slope = band - bands[(n - 2) & BandMask];
            bands[n & BandMask] = band;
            if (slope < 0)
            {
                slope = -slope;
            }
            int[] slopes = _slope;
            at = n & 15;
            int slopeSum = _slopeSum + slope - slopes[at];
            slopes[at] = slope;
            _slopeSum = slopeSum;
            int energy = slopeSum >> 2;
            _energy[n & EnergyMask] = energy;
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
