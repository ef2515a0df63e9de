using System;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ecg
{
    /// <summary>
    /// The front end of the QRS detector at 250 Hz: a band-pass, the energy of its slope, and the roughness of the raw signal.
    /// Integer filters of Hamilton &amp; Tompkins 1986 (IEEE Trans Biomed Eng 33:1157) with the lengths that suit 250 Hz.
    /// Samples are fetched and filtered several at a time, so that the filters' state stays in locals: about 130 IL a sample.
    /// </summary>
    public sealed class QrsFilter
    {
        /// <summary>Samples from the R peak in the input to its place in the band-passed signal (low-pass 5, high-pass 16, rounded).</summary>
        public const int BandDelaySamples = 22;

        /// <summary>Band-passed samples that are kept (512 ms).</summary>
        internal const int BandLength = 128;

        /// <summary>Energies that are kept (256 ms).</summary>
        internal const int EnergyLength = 64;

        private const int InputMask = 127;
        private const int LowPassGain = 36;
        private const int BandMask = BandLength - 1;
        private const int EnergyMask = EnergyLength - 1;
        private const int RoughnessSamples = 32;

        private readonly short[] _ecg;
        private readonly short[] _held = new short[1];
        private readonly short[] _input = new short[InputMask + 1];
        private readonly int[] _low = new int[32];
        private readonly int[] _slope = new int[16];
        private readonly int[] _band = new int[BandMask + 1];
        private readonly int[] _energy = new int[EnergyMask + 1];
        private short[] _source;
        private int _sourceMask;
        private int _next;
        private int _lowPass;
        private int _lowStep;
        private int _lowSum;
        private int _slopeSum;

        /// <summary>Largest energy since <see cref="StartPeak"/>.</summary>
        public int PeakEnergy;

        /// <summary>Sample number of that.</summary>
        public int PeakSample;

        /// <summary>A front end for the signal in <paramref name="ecg"/>.</summary>
        public QrsFilter(EcgHistory ecg)
        {
            _ecg = ecg.Ring;
            _source = _ecg;
            _sourceMask = EcgHistory.Length - 1;
        }

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
            short[] input = _input;
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

        /// <summary>From here on the sample that was filtered last stands for all that come, until it settles anew.</summary>
        public void Hold()
        {
            _held[0] = _input[(_next - 1) & InputMask];
            _source = _held;
            _sourceMask = 0;
        }

        /// <summary>Settles every stage on sample number <paramref name="next"/>, which is filtered next, so that a start or a gap makes no step.</summary>
        public void Settle(int next)
        {
            _source = _ecg;
            _sourceMask = EcgHistory.Length - 1;
            int microvolts = _ecg[next & (EcgHistory.Length - 1)];
            for (int i = 0; i < _input.Length; i++)
            {
                _input[i] = (short)microvolts;
            }
            for (int i = 0; i < _low.Length; i++)
            {
                _low[i] = microvolts * LowPassGain;
            }
            Array.Clear(_slope, 0, _slope.Length);
            Array.Clear(_band, 0, _band.Length);
            Array.Clear(_energy, 0, _energy.Length);
            _next = next;
            _lowPass = microvolts * LowPassGain;
            _lowStep = 0;
            _lowSum = _lowPass * 32;
            _slopeSum = 0;
            StartPeak(next);
        }

        /// <summary>Looks for another peak from sample number <paramref name="sample"/> on.</summary>
        public void StartPeak(int sample)
        {
            PeakEnergy = _energy[sample & EnergyMask];
            PeakSample = sample;
        }

        /// <summary>Filters what came since the last time, up to sample number <paramref name="last"/>: at most 32 samples, whose numbers may wrap.</summary>
        public void Filter(int last)
        {
            short[] source = _source;
            int sourceMask = _sourceMask;
            short[] input = _input;
            int[] lows = _low;
            int[] bands = _band;
            int[] slopes = _slope;
            int[] energies = _energy;
            int n = _next;
            int end = last + 1;
            _next = end;
            int low = _lowPass;
            int step = _lowStep;
            int lowSum = _lowSum;
            int band1 = bands[(n - 1) & BandMask];
            int band2 = bands[(n - 2) & BandMask];
            int slopeSum = _slopeSum;
            int peakEnergy = PeakEnergy;
            int peakSample = PeakSample;
            while (n != end)
            {
                // Low-pass, cut-off about 14 Hz, gain 36: y - y[1] = y[1] - y[2] + x - 2 x[6] + x[12]. Exact in integers, so it cannot drift.
                short now = source[n & sourceMask];
                input[n & InputMask] = now;
                step += now - 2 * input[(n - 6) & InputMask] + input[(n - 12) & InputMask];
                low += step;

                // High-pass: the middle of a 32-sample (128 ms) window less its mean.
                int at = n & 31;
                lowSum += low - lows[at];
                lows[at] = low;
                int band = (lows[at ^ 16] - (lowSum >> 5)) / LowPassGain;
                bands[n & BandMask] = band;

                // Two-sample slope, rectified, summed over 16 samples (64 ms), /4.
                int slope = band - band2;
                band2 = band1;
                band1 = band;
                if (slope < 0)
                {
                    slope = -slope;
                }
                at &= 15;
                slopeSum += slope - slopes[at];
                slopes[at] = slope;
                int energy = slopeSum >> 2;
                energies[n & EnergyMask] = energy;
                if (energy > peakEnergy)
                {
                    peakEnergy = energy;
                    peakSample = n;
                }
                n++;
            }
            _lowPass = low;
            _lowStep = step;
            _lowSum = lowSum;
            _slopeSum = slopeSum;
            PeakEnergy = peakEnergy;
            PeakSample = peakSample;
        }
    }
}
