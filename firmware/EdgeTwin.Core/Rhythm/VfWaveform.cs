using EdgeTwin.Core.Quality;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// Count2 and Leakage of the last 4 s, twice a second (Li 2014), at 125 Hz from a 5-sample sum (blind to 50 Hz) less its wander
    /// (two leaky means of 16). Works on 16 samples at a time, so that its state stays in locals: about 80 IL a sample, 1.3 k a time.
    /// </summary>
    public sealed class VfWaveform
    {
        /// <summary>Samples that one call takes.</summary>
        public const int BatchSamples = 16;

        /// <summary>Samples between two results (512 ms).</summary>
        public const int BlockSamples = 2 * BlockPoints;

        /// <summary>Samples that every measure rests on (4.1 s).</summary>
        public const int WindowSamples = Blocks * BlockSamples;

        private const int Blocks = 8;
        private const int BlockPoints = 64;
        private const int PointsHz = Limits.SampleRateHz / 2;

        // The 5-sample sum has gain 5, and so has what is measured on it.
        private const int Gain = 5;
        private const int LeakShift = 4;
        private const int WaveMask = 63;
        private const int LongestHalfPeriod = 62;
        private const int LeastMeanUv = 40;
        private const int MostMeanUv = 2500;
        private const int LowestMillihertz = 2200;
        private const int HighestMillihertz = 8000;
        private const int MostLeakagePermille = 660;

        // Hum and noise: the QRS band is over its mean this often, and no half second's peak is under a third of another's. Beats, even fast and
        // wide ones, stay under the first; a slow heart over a quiet line, that has little but noise in most half seconds, does under the second.
        private const int ShapeBlocks = 4;
        private const int ShapelessCount2Permille = 400;
        private const int ShapelessPeaks = 3;

        private readonly short[] _ecg;
        private readonly int[] _wave = new int[WaveMask + 1];
        private readonly int[] _band = new int[BlockPoints];
        private readonly int[] _sizesInBlock = new int[BlockPoints];
        private readonly RailWatch _rail = new RailWatch();
        private readonly short[] _counts = new short[Blocks];
        private readonly short[] _leaks = new short[Blocks];
        private readonly int[] _sizes = new int[Blocks];
        private readonly int[] _slopes = new int[Blocks];
        private readonly int[] _largests = new int[Blocks];
        private readonly byte[] _rails = new byte[Blocks];
        private bool _isSettled;
        private bool _isPadded;
        private int _pair;
        private int _even;
        private int _between;
        private int _slow1;
        private int _slow2;
        private int _band1;
        private int _band2;
        private int _points;
        private int _block;
        private int _filled;
        private int _halfPeriod;
        private int _bandSum;
        private int _largest;
        private int _bandSumBefore;
        private int _size;
        private int _slope;
        private int _leak;
        private int _sizeBefore;

        /// <summary>Measures of the signal in <paramref name="ecg"/>.</summary>
        public VfWaveform(EcgHistory ecg)
        {
            _ecg = ecg.Ring;
            Restart();
        }

        /// <summary>Count2: share of time that the QRS band is over its mean, per mille; over 360 in fibrillation, about 100-300 otherwise.</summary>
        public int Count2Permille { get; private set; }

        /// <summary>Mean Leakage, per mille: 0 for a sinusoid.</summary>
        public int LeakagePermille { get; private set; }

        /// <summary>Mean frequency, mHz, from the mean slope over the mean size.</summary>
        public int FrequencyMillihertz { get; private set; }

        /// <summary>Mean size, uV.</summary>
        public int MeanUv { get; private set; }

        /// <summary>Share of the last 2 s at which the signal stood at its highest or lowest level ever, per mille: a front end at its rail does, a heart does not.</summary>
        public int RailPermille { get; private set; }

        /// <summary>True once there are 4 s to measure.</summary>
        public bool IsFull
        {
            get { return _filled >= Blocks; }
        }

        /// <summary>True where size, frequency and Leakage are those of a fibrillating heart.</summary>
        public bool IsPlausible { get; private set; }

        /// <summary>True where nothing in the QRS band of the last 2 s stands out as a beat does: hum, noise, nothing, or fibrillation.</summary>
        public bool IsShapeless { get; private set; }

        /// <summary>Forgets all: the next sample is the first.</summary>
        public void Restart()
        {
            _isSettled = false;
            _points = 0;
            _filled = 0;
            _halfPeriod = LongestHalfPeriod / 2;
            _bandSum = 0;
            _bandSumBefore = 0;
            _size = 0;
            _slope = 0;
            _leak = 0;
            _sizeBefore = 0;
            _largest = 0;
            for (int i = 0; i < Blocks; i++)
            {
                _largests[i] = 0;
            }
            _rail.Restart();
            IsPlausible = false;
            IsShapeless = false;
            Count2Permille = 0;
            RailPermille = 0;
        }

        /// <summary>A few samples were lost, and the one before stands for them: that it does not move says nothing of a rail.</summary>
        public void OnShortGap()
        {
            _isPadded = true;
        }

        /// <summary>Largest size of the QRS band in the last whole <paramref name="blocks"/> (1..8) and what came after, in no unit.</summary>
        public int LargestBand(int blocks)
        {
            int largest = _largest;
            for (int i = 1; i <= blocks; i++)
            {
                int one = _largests[(_block - i) & (Blocks - 1)];
                largest = one > largest ? one : largest;
            }
            return largest;
        }

        /// <summary>Mean size of the last whole <paramref name="blocks"/> (1..8), uV.</summary>
        public int MeanUvOf(int blocks)
        {
            long sizes = 0;
            for (int i = 1; i <= blocks; i++)
            {
                sizes += _sizes[(_block - i) & (Blocks - 1)];
            }
            return (int)(sizes / (blocks * BlockPoints * Gain));
        }

        /// <summary>Takes the samples number <paramref name="first"/>, a multiple of <see cref="BatchSamples"/>, and the 15 after it.</summary>
        /// <returns>True when the measures are new: twice a second, from 2 s on for those of 2 s.</returns>
        public bool Take(long first)
        {
            // Rings are multiples of a batch long, and so no index but the one that looks back wraps within it.
            short[] ecg = _ecg;
            int at = (int)first & (EcgHistory.Length - BatchSamples);
            if (!_isSettled)
            {
                Settle(ecg[at]);
            }
            int[] wave = _wave;
            int[] bands = _band;
            int[] sizes = _sizesInBlock;
            int pair = _pair;
            int even = _even;
            int between = _between;
            int slow1 = _slow1;
            int slow2 = _slow2;
            int band1 = _band1;
            int band2 = _band2;
            int bandSum = _bandSum;
            int largest = _largest;
            int size = _size;
            int slope = _slope;
            int leak = _leak;
            int halfPeriod = _halfPeriod;
            int inside = _rail.LowestInside;
            int insideRange = _rail.InsideRange;
            int n = _points;
            int before = wave[(n - 1) & WaveMask];
            for (int end = n + BatchSamples / 2; n != end; n++)
            {
                // Five samples up to the second of this pair: two pairs and the one before them.
                int newPair = ecg[at];
                int second = ecg[at + 1];
                if ((uint)(second - inside) > (uint)insideRange)
                {
                    _rail.Meet(between, newPair, second);
                    inside = _rail.LowestInside;
                    insideRange = _rail.InsideRange;
                }
                newPair += second;
                int less = newPair + pair + even - (slow1 >> LeakShift);
                at += 2;
                even = between;
                between = second;
                pair = newPair;
                slow1 += less;
                int v = less - (slow2 >> LeakShift);
                slow2 += v;
                int both = wave[(n - halfPeriod) & WaveMask] + v;
                wave[n] = v;

                // Resonator at 14 Hz, where QRS complexes stand out.
                int rise = v - before;
                before = v;
                int band = (21 * band1 - 12 * band2 + 8 * rise) >> 4;
                band2 = band1;
                band1 = band;
                if (band < 0)
                {
                    band = -band;
                }
                bandSum += band;
                bands[n] = band;
                if (band > largest)
                {
                    largest = band;
                }

                if (rise < 0)
                {
                    rise = -rise;
                }
                slope += rise;
                if (both < 0)
                {
                    both = -both;
                }
                leak += both;
                if (v < 0)
                {
                    v = -v;
                }
                size += v;
                sizes[n] = size;
            }
            _pair = pair;
            _even = even;
            _between = between;
            _slow1 = slow1;
            _slow2 = slow2;
            _band1 = band1;
            _band2 = band2;
            _bandSum = bandSum;
            _largest = largest;
            _size = size;
            _slope = slope;
            _leak = leak;
            _points = n & (BlockPoints - 1);
            if (_isPadded)
            {
                _isPadded = false;
                _rail.Restart();
            }
            return n == BlockPoints && EndBlock();
        }

        private void Settle(int microvolts)
        {
            _isSettled = true;
            for (int i = 0; i < _wave.Length; i++)
            {
                _wave[i] = 0;
            }
            _pair = 2 * microvolts;
            _even = microvolts;
            _between = microvolts;
            _slow1 = Gain * microvolts << LeakShift;
            _slow2 = 0;
            _band1 = 0;
            _band2 = 0;
        }

        private bool EndBlock()
        {
            int[] bands = _band;
            int mean = (_bandSum + _bandSumBefore) / (2 * BlockPoints);
            int count = 0;
            for (int i = 0; i < BlockPoints; i += 2)
            {
                if (bands[i] >= mean)
                {
                    count++;
                }
                if (bands[i + 1] >= mean)
                {
                    count++;
                }
            }
            int at = _block & (Blocks - 1);
            _block++;
            _counts[at] = (short)count;
            int leakOf = _size + _sizeBefore + _sizesInBlock[BlockPoints - 1 - _halfPeriod];
            _leaks[at] = (short)(leakOf < 1 ? 1000 : (int)(1000L * _leak / leakOf));
            _rails[at] = (byte)_rail.TakePairs();
            _sizes[at] = _size;
            _slopes[at] = _slope;
            _largests[at] = _largest;
            _largest = 0;
            _bandSumBefore = _bandSum;
            _bandSum = 0;
            _slope = 0;
            _leak = 0;
            if (_filled < Blocks)
            {
                _filled++;
            }
            if (IsFull)
            {
                Measure();
            }
            // What stands half a period before the next block's points is, at its start, this block's end.
            _sizeBefore = _size - _sizesInBlock[BlockPoints - 1 - _halfPeriod];
            _size = 0;
            if (_filled < ShapeBlocks)
            {
                return false;
            }
            MeasureShape();
            return true;
        }

        private void MeasureShape()
        {
            int counts = 0;
            int rails = 0;
            int smallest = int.MaxValue;
            int largest = 0;
            for (int i = 1; i <= ShapeBlocks; i++)
            {
                int at = (_block - i) & (Blocks - 1);
                counts += _counts[at];
                rails += _rails[at];
                int one = _largests[at];
                smallest = one < smallest ? one : smallest;
                largest = one > largest ? one : largest;
            }
            IsShapeless = 1000 * counts > ShapelessCount2Permille * ShapeBlocks * BlockPoints && ShapelessPeaks * smallest >= largest;
            RailPermille = 1000 * rails / (ShapeBlocks * BlockPoints);
        }

        private void Measure()
        {
            int counts = 0;
            int leaks = 0;
            long sizes = 0;
            long slopes = 0;
            for (int i = 0; i < Blocks; i++)
            {
                counts += _counts[i];
                leaks += _leaks[i];
                sizes += _sizes[i];
                slopes += _slopes[i];
            }
            // Half a period of a sinusoid is pi mean|v| / mean|dv| points.
            long scaled = sizes * 355 / 113;
            long half = slopes < 1 ? LongestHalfPeriod : (scaled + slopes / 2) / slopes;
            _halfPeriod = half < 1 ? 1 : half > LongestHalfPeriod ? LongestHalfPeriod : (int)half;
            Count2Permille = 1000 * counts / (Blocks * BlockPoints);
            LeakagePermille = leaks / Blocks;
            FrequencyMillihertz = (int)(1000L * PointsHz / 2 * slopes / (scaled + 1));
            MeanUv = (int)(sizes / (Blocks * BlockPoints * Gain));
            IsPlausible = MeanUv >= LeastMeanUv && MeanUv <= MostMeanUv && LeakagePermille < MostLeakagePermille
                && FrequencyMillihertz >= LowestMillihertz && FrequencyMillihertz <= HighestMillihertz;
        }
    }
}
