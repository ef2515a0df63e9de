namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// Count2 and Leakage of the last 4 s, twice a second, from a 5-sample sum less its wander (two leaky means of 32 samples). About 80 IL a sample.
    /// A block's count comes after the block, 63 samples at a time, so that no sample pays for all.
    /// </summary>
    public sealed class VfWaveform
    {
        /// <summary>Samples between two results (half a second).</summary>
        public const int BlockSamples = Limits.SampleRateHz / 2;

        /// <summary>Samples that every measure rests on (4 s): a thousand, so that a count of them is per mille.</summary>
        public const int WindowSamples = Blocks * BlockSamples;

        private const int Blocks = 8;


        // The 5-sample sum has gain 5, and so has what is measured on it.
        private const int Gain = 5;
        private const int LeakShift = 5;
        private const int LongestHalfPeriod = 125;
        private const int LeastMeanUv = 40;
        private const int MostMeanUv = 2500;
        private const int LowestMillihertz = 2200;
        private const int HighestMillihertz = 8000;
        private const int MostLeakagePermille = 660;
        private const int ChunkSamples = 63;

        private readonly int[] _input = new int[8];
        private readonly short[] _wave = new short[128];
        private readonly short[] _band = new short[256];
        private readonly short[] _counts = new short[Blocks];
        private readonly short[] _leaks = new short[Blocks];
        private readonly int[] _sizes = new int[Blocks];
        private readonly int[] _slopes = new int[Blocks];
        private int _n;
        private bool _isSettled;
        private int _sum;
        private int _slow1;
        private int _slow2;
        private int _band1;
        private int _band2;
        private int _inBlock;
        private int _block;
        private int _filled;
        private int _halfPeriod;
        private int _bandSum;
        private int _bandSumBefore;
        private int _size;
        private int _slope;
        private int _leak;
        private int _leakOf;
        private int _mean;
        private int _count;
        private int _counted;

        /// <summary>Constructs it without a history.</summary>
        public VfWaveform()
        {
            Restart();
        }

        /// <summary>Count2: samples of 1000 at which the QRS band is over its mean; over 360 in fibrillation, about 100-300 otherwise.</summary>
        public int Count2Permille { get; private set; }

        /// <summary>Mean Leakage of 4 s, per mille: 0 for a sinusoid.</summary>
        public int LeakagePermille { get; private set; }

        /// <summary>Mean frequency of 4 s, mHz, from the mean slope over the mean size.</summary>
        public int FrequencyMillihertz { get; private set; }

        /// <summary>Mean size of 4 s, uV.</summary>
        public int MeanUv { get; private set; }

        /// <summary>True where size, frequency and Leakage are those of a fibrillating heart.</summary>
        public bool IsPlausible { get; private set; }

        /// <summary>Forgets all: the next sample is the first.</summary>
        public void Restart()
        {
            _isSettled = false;
            _inBlock = 0;
            _filled = 0;
            _counted = BlockSamples;
            _bandSumBefore = 0;
            _halfPeriod = LongestHalfPeriod / 2;
            _bandSum = 0;
            _size = 0;
            _slope = 0;
            _leak = 0;
            _leakOf = 0;
            IsPlausible = false;
            Count2Permille = 0;
        }

        /// <summary>Takes one sample, uV.</summary>
        /// <returns>True when the measures are new: twice a second, from the fourth second on.</returns>
        public bool Push(int microvolts)
        {
            if (!_isSettled)
            {
                Settle(microvolts);
            }
            int n = ++_n;
            int[] input = _input;
            int sum = _sum + microvolts - input[(n - 5) & 7];
            input[n & 7] = microvolts;
            _sum = sum;
            int less = sum - (_slow1 >> LeakShift);
            _slow1 += less;
            int v = less - (_slow2 >> LeakShift);
            _slow2 += v;
            if (v > short.MaxValue)
            {
                v = short.MaxValue;
            }
            else if (v < -short.MaxValue)
            {
                v = -short.MaxValue;
            }
            short[] wave = _wave;
            int before = wave[(n - 2) & 127];
            int slope = v - wave[(n - 1) & 127];
            int half = wave[(n - _halfPeriod) & 127];
            wave[n & 127] = (short)v;

            // Resonator at 14 Hz, where QRS complexes stand out: y = (14 y1 - 7 y2 + (x - x2) / 2) / 8, on 4 v.
            int band = (14 * _band1 - 7 * _band2 + 2 * (v - before)) >> 3;
            _band2 = _band1;
            _band1 = band;
            band = (band < 0 ? -band : band) >> 4;
            _bandSum += band;
            _band[n & 255] = (short)band;

            int both = v + half;
            _leak += both < 0 ? -both : both;
            if (v < 0)
            {
                v = -v;
            }
            _size += v;
            _leakOf += v + (half < 0 ? -half : half);
            _slope += slope < 0 ? -slope : slope;
            if (++_inBlock >= BlockSamples)
            {
                EndBlock();
            }
            return _counted < BlockSamples && CountChunk();
        }

        private void Settle(int microvolts)
        {
            _isSettled = true;
            for (int i = 0; i < _input.Length; i++)
            {
                _input[i] = microvolts;
            }
            for (int i = 0; i < _wave.Length; i++)
            {
                _wave[i] = 0;
            }
            _sum = Gain * microvolts;
            _slow1 = _sum << LeakShift;
            _slow2 = 0;
            _band1 = 0;
            _band2 = 0;
        }

        private void EndBlock()
        {
            int at = _block & (Blocks - 1);
            _leaks[at] = (short)(_leakOf < 1 ? 1000 : (int)(1000L * _leak / _leakOf));
            _sizes[at] = _size;
            _slopes[at] = _slope;
            _mean = (_bandSum + _bandSumBefore) / (2 * BlockSamples);
            _bandSumBefore = _bandSum;
            _inBlock = 0;
            _counted = 0;
            _count = 0;
            _bandSum = 0;
            _size = 0;
            _slope = 0;
            _leak = 0;
            _leakOf = 0;
        }

        private bool CountChunk()
        {
            short[] bands = _band;
            int mean = _mean;
            int count = _count;
            int first = _n - _inBlock - BlockSamples + 1 + _counted;
            int last = first + (BlockSamples - _counted < ChunkSamples ? BlockSamples - _counted : ChunkSamples);
            for (int i = first; i != last; i++)
            {
                if (bands[i & 255] >= mean)
                {
                    count++;
                }
            }
            _count = count;
            _counted += last - first;
            if (_counted < BlockSamples)
            {
                return false;
            }
            _counts[_block & (Blocks - 1)] = (short)count;
            _block++;
            if (_filled < Blocks && ++_filled < Blocks)
            {
                return false;
            }
            Measure();
            return true;
        }

        private void Measure()
        {
            int counts = 0;
            int leaks = 0;
            int sizes = 0;
            int slopes = 0;
            for (int i = 0; i < Blocks; i++)
            {
                counts += _counts[i];
                leaks += _leaks[i];
                sizes += _sizes[i];
                slopes += _slopes[i];
            }
            // Half a period of a sinusoid is pi mean|v| / mean|dv| samples.
            int half = slopes < 1 ? LongestHalfPeriod : (int)((sizes / 113L * 355 + slopes / 2) / slopes);
            _halfPeriod = half < 1 ? 1 : half > LongestHalfPeriod ? LongestHalfPeriod : half;
            Count2Permille = counts;
            LeakagePermille = leaks / Blocks;
            FrequencyMillihertz = sizes < 1 ? 0 : (int)(1000L * Limits.SampleRateHz / 2 * slopes / (sizes / 113L * 355 + 1));
            MeanUv = sizes / (WindowSamples * Gain);
            IsPlausible = MeanUv >= LeastMeanUv && MeanUv <= MostMeanUv && LeakagePermille < MostLeakagePermille
                && FrequencyMillihertz >= LowestMillihertz && FrequencyMillihertz <= HighestMillihertz;
        }
    }
}
