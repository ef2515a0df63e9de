using EdgeTwin.Core.Quality;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// Count2 and Leakage of the last 4 s, twice a second (Li 2014), at 125 Hz from a 5-sample sum (blind to 50 Hz) less its wander
    /// (two leaky means of 16). Works on 16 samples at a time, so that its state stays in locals: about 80 IL a sample, 1.3 k a time.
    /// </summary>
    public sealed partial class VfWaveform
    {
        /// <summary>Samples that one call takes.</summary>
        public const int BatchSamples = 16;

        /// <summary>Samples between two results (512 ms).</summary>
        public const int BlockSamples = 2 * BlockPoints;

        /// <summary>Samples that every measure rests on (4.1 s).</summary>
        public const int WindowSamples = Blocks * BlockSamples;

        private const int Blocks = 8;
        private const int BlockPoints = 64;
        private const int BatchPoints = BatchSamples / 2;
        private const int BatchesInBlock = BlockPoints / BatchPoints;
        private const int PointsHz = Limits.SampleRateHz / 2;

        // The 5-sample sum has gain 5, and so has what is measured on it.
        private const int Gain = 5;
        private const int LeakShift = 4;
        private const int WaveMask = 63;
        private const int LongestHalfPeriod = 62;

        private readonly short[] _ecg;
        private readonly int[] _wave = new int[WaveMask + 1];
        private readonly int[] _band = new int[BlockPoints];
        private readonly int[] _sizeAtBatch = new int[BatchesInBlock];
        private readonly RailWatch _rail = new RailWatch();

        // Of the last blocks, a row of each: one array costs a board less than six.
        private readonly int[] _blocks = new int[6 * Blocks];
        private bool _isSettled;
        private bool _isPadded;
        private int _tail;
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
                _blocks[Largests + i] = 0;
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
            int tail = _tail;
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
            _sizeAtBatch[n / BatchPoints] = size;
            for (int end = n + BatchPoints; n != end; n++)
            {
                // Five samples up to the second of this pair: two and the three before them.
                int pair = ecg[at];
                int second = ecg[at + 1];
                if ((uint)(second - inside) > (uint)insideRange)
                {
                    _rail.Meet(between, pair, second);
                    inside = _rail.LowestInside;
                    insideRange = _rail.InsideRange;
                }
                at += 2;
                pair += second;
                int less = pair + tail - (slow1 >> LeakShift);
                tail = pair + between;
                between = second;
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
            }
            _tail = tail;
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
            _tail = 3 * microvolts;
            _between = microvolts;
            _slow1 = Gain * microvolts << LeakShift;
            _slow2 = 0;
            _band1 = 0;
            _band2 = 0;
        }
    }
}
