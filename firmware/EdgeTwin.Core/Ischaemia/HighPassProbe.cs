using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ischaemia
{
    /// <summary>
    /// Sees by the waveform whether a high-pass far above 0.5 Hz distorts it. What such a filter leaves behind the QRS complex and behind the T wave decays
    /// towards the baseline, dy/dt = -y/tau, with the filter's own tau of 40 to 160 ms; a heart's own ST segment and the pause after its T wave do not both do so.
    /// Or, where the T wave hides that: between places of rest (before the P wave, before the QRS complex, twice behind it, after the T wave) a first-order filter of
    /// corner k moves the level by -k times the area between them, counted from the mean of the whole beat, which such a filter makes 0; a heart's levels of rest do
    /// not follow the areas. Rests on the mean of 32 beats with at least 0.84 s to either side. The first was chosen on a patient simulator through such a front end,
    /// the second on half of mitdb's and ltstdb's records, high-passed.
    /// </summary>
    internal sealed class HighPassProbe
    {
        /// <summary>Beats closer to the next than this are of no use, ms.</summary>
        internal const int LeastRrMs = 840;

        // A point every 16 ms, from 260 ms before the R peak on.
        private const int Points = 54;
        private const int Step = 4;
        private const int Before = 65;
        private const int Beats = 32;
        private const int PerMicrovolt = 4;

        // Where there should be rest: R + 60 to R + 140 ms, and R + 412 to R + 524 ms.
        private const int FirstSt = 20;
        private const int LastSt = 25;
        private const int FirstRest = 42;
        private const int LastRest = 49;

        // A corner of 1.4 Hz and of 20 Hz, in per mille a step; the share of the levels' moves that it has to explain.
        private const int LeastPermille = 141;
        private const int MostPermille = 2000;
        private const int LeastFitPermille = 500;

        // 1000 / (2 pi 16 ms), in mHz.
        private const int MillihertzPerStep = 9947;
        private const int Hit = 2;
        private const int Certain = 4;
        private const int MostHits = 8;

        // Where there is rest, each two points long: R - 260, R - 68, R + 60, R + 124 and R + 476 ms.
        private static readonly byte[] _rest = { 0, 12, 20, 24, 46 };

        private readonly EcgHistory _ecg;
        private readonly int[] _sum = new int[Points];
        private int _mean;
        private int _beats;
        private int _hits;
        private int _range;
        private int _permille;

        internal HighPassProbe(EcgHistory ecg)
        {
            _ecg = ecg;
        }

        /// <summary>True when <see cref="Judge"/> has something to judge.</summary>
        internal bool IsFull
        {
            get { return _beats >= Beats; }
        }

        /// <summary>True while the waveform is that of a high-pass.</summary>
        internal bool IsHighPassed { get; private set; }

        /// <summary>Its corner as the ST segment shows it, mHz.</summary>
        internal int Millihertz { get; private set; }

        internal void Clear()
        {
            _beats = 0;
            _hits = 0;
            IsHighPassed = false;
        }

        /// <summary>Adds the beat whose R peak is at <paramref name="sample"/>, and the next one's at <paramref name="next"/>. 1 to 2 k IL.</summary>
        internal void Add(long sample, long next)
        {
            short[] ring = _ecg.Ring;
            int[] sum = _sum;
            int at = (int)(sample - Before);
            int all = 0;
            for (int i = 0; i < sum.Length; i++)
            {
                int value = ring[at & (EcgHistory.Length - 1)];
                sum[i] += value;
                all += value;
                at += Step;
            }
            int count = Points;
            for (int end = (int)next - Before; at < end; at += 2 * Step)
            {
                all += 2 * ring[at & (EcgHistory.Length - 1)];
                count += 2;
            }
            _mean += all / count;
            _beats++;
        }

        /// <summary>Judges the mean beat and begins another. About 2.5 k IL.</summary>
        internal void Judge()
        {
            _beats = 0;
            Settle();
            bool isHit = Decays(FirstRest, LastRest, 100, 400, 300, 18) && Decays(FirstSt, LastSt, 80, 300, 420, 22);
            isHit = isHit || Moves();
            _hits += isHit ? Hit : -1;
            _hits = _hits < 0 ? 0 : _hits > MostHits ? MostHits : _hits;
            if (isHit)
            {
                Millihertz = _permille * MillihertzPerStep / 1000;
            }
            IsHighPassed = IsHighPassed ? _hits > 0 : _hits >= Certain;
            _mean = 0;
            for (int i = 0; i < Points; i++)
            {
                _sum[i] = 0;
            }
        }

        // Sums to quarters of a microvolt over the level at the window's end.
        private void Settle()
        {
            int[] sum = _sum;
            int level = (sum[Points - 1] + sum[Points - 2] + sum[Points - 3]) / 3;
            _mean = (_mean - level) * PerMicrovolt / Beats;
            int low = int.MaxValue;
            int high = int.MinValue;
            for (int i = 0; i < sum.Length; i++)
            {
                int value = (sum[i] - level) * PerMicrovolt / Beats;
                sum[i] = value;
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
            _range = high - low;
        }

        // Whether dy = -k y a step fits, with k and the fit's share of the energy in per mille, and y is large enough against the whole beat.
        private bool Decays(int first, int last, int leastPermille, int mostPermille, int leastFitPermille, int leastSizePermille)
        {
            int[] y = _sum;
            long cross = 0;
            long size = 0;
            long slopes = 0;
            for (int i = first; i <= last; i++)
            {
                int slope = (y[i + 1] - y[i - 1]) / 2;
                cross -= (long)slope * y[i];
                size += (long)y[i] * y[i];
                slopes += (long)slope * slope;
            }
            if (cross <= 0 || size < 1 || slopes < 1)
            {
                return false;
            }
            _permille = (int)(1000 * cross / size);
            long least = (long)_range * leastSizePermille / 1000;
            return _permille > leastPermille && _permille < mostPermille
                && cross * 1000 / size * cross > leastFitPermille * slopes
                && size > least * least * (last - first + 1);
        }

        // Whether one k moves the level between rests, by least squares over the stretches between them.
        private bool Moves()
        {
            int[] y = _sum;
            int areas = 0;
            long cross = 0;
            long size = 0;
            long moves = 0;
            for (int r = 0; r < _rest.Length; r++)
            {
                int from = _rest[r];
                int to = r + 1 < _rest.Length ? _rest[r + 1] : _rest[0];
                int area = 0;
                for (int i = from + 1; i <= to; i++)
                {
                    area += y[i] - _mean;
                }
                areas += area;
                if (to < from)
                {
                    // The whole beat has no area.
                    area = -areas;
                }
                int move = y[to] + y[to + 1] - y[from] - y[from + 1];
                cross -= (long)move * area;
                size += 2L * area * area;
                moves += (long)move * move;
            }
            if (cross <= 0 || size < 1)
            {
                return false;
            }
            // The levels are counted twice, as is the size.
            _permille = (int)(1000 * cross / size);
            return _permille > LeastPermille && _permille < MostPermille && 2 * _permille * cross > LeastFitPermille * moves;
        }
    }
}
