using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// RR intervals between beats of the wearer's usual shape, with ectopy taken out, and what each says about irregularity on its own.
    /// The last 128 are kept; all arrays are rings in that order.
    /// </summary>
    public sealed class RrSeries
    {
        /// <summary>Intervals kept.</summary>
        public const int Length = 128;

        /// <summary>Ring mask.</summary>
        public const int Mask = Length - 1;

        /// <summary>Distances to the nearest are kept in this many steps of <see cref="NearestStepPermille"/>.</summary>
        public const int NearestSteps = 128;

        /// <summary>One step of <see cref="Nearest"/>, per mille of the mean interval.</summary>
        public const int NearestStepPermille = 1;

        private const int PairWindow = 8;
        private const int PairDifferenceMs = 30;
        private const int NearestOf = 8;
        private const int MeanShift = 5;
        private const int FractionBits = 8;
        private const int RateStepsMs = 12000;
        private const int TopRate = 63;

        /// <summary>Intervals, ms.</summary>
        public readonly short[] RrMs = new short[Length];

        // The judged interval lies 63 behind the newest, and of none before it is asked when it was, or what its P waves were.
        private const int LateMask = 63;

        private readonly int[] _sample = new int[LateMask + 1];

        /// <summary>Of the 28 pairs of the last 8 intervals (median of three), how many differ by 30 ms or more (Petrenas 2015).</summary>
        public readonly byte[] Pairs = new byte[Length];

        /// <summary>Second smallest distance to one of the 8 before, in steps: small in ectopy, whose intervals come again.</summary>
        public readonly byte[] Nearest = new byte[Length];

        /// <summary>Heart rates in steps of 5 a minute: three in a row are a word (Zhou 2015).</summary>
        public readonly byte[] Rates = new byte[RrEntropy.RingLength];

        // Stands for a coherence that is not known.
        private const int NoCoherence = 255;

        private readonly byte[] _coherence = new byte[LateMask + 1];
        private readonly short[] _medians = new short[PairWindow];
        private int _mean;

        /// <summary>Intervals so far; the newest has the number <c>Count - 1</c>.</summary>
        public int Count { get; private set; }

        /// <summary>Mean interval (of 32), ms.</summary>
        public int MeanMs
        {
            get { return _mean >> FractionBits; }
        }

        /// <summary>R peak at the end of interval number <paramref name="index"/>, one of the last 64: lower 32 bits of its sample number.</summary>
        public int SampleAt(int index)
        {
            return _sample[index & LateMask];
        }

        /// <summary>P wave coherence at interval number <paramref name="index"/>, one of the last 64, per cent; -1 where not known.</summary>
        public int CoherenceAt(int index)
        {
            int coherence = _coherence[index & LateMask];
            return coherence == NoCoherence ? -1 : coherence;
        }

        /// <summary>Forgets all.</summary>
        public void Clear()
        {
            Count = 0;
        }

        /// <summary>Adds an interval that ends at <paramref name="sample"/>. About 1 k IL.</summary>
        public void Add(long sample, int rrMs, int coherencePercent)
        {
            int k = Count++;
            int at = k & Mask;
            RrMs[at] = (short)rrMs;
            _sample[k & LateMask] = (int)sample;
            _coherence[k & LateMask] = (byte)(coherencePercent < 0 ? NoCoherence : coherencePercent);
            _mean = k == 0 ? rrMs << FractionBits : _mean + (((rrMs << FractionBits) - _mean) >> MeanShift);
            int rate = RateStepsMs / rrMs;
            Rates[k & (RrEntropy.RingLength - 1)] = (byte)(rate > TopRate ? TopRate : rate);
            _medians[k & (PairWindow - 1)] = (short)(k < 2 ? rrMs : Median3.Of(rrMs, RrMs[(k - 1) & Mask], RrMs[(k - 2) & Mask]));
            Pairs[at] = (byte)CountPairs(k);
            Nearest[at] = (byte)FindNearest(k);
        }

        private int CountPairs(int k)
        {
            short[] medians = _medians;
            int first = k < PairWindow ? 0 : k - PairWindow + 1;
            int count = 0;
            for (int a = first; a < k; a++)
            {
                int low = medians[a & (PairWindow - 1)] - PairDifferenceMs;
                int high = low + 2 * PairDifferenceMs;
                for (int b = a + 1; b <= k; b++)
                {
                    int other = medians[b & (PairWindow - 1)];
                    if (other <= low || other >= high)
                    {
                        count++;
                    }
                }
            }
            int pairs = (k - first + 1) * (k - first) / 2;
            return k >= PairWindow - 1 || pairs == 0 ? count : count * 28 / pairs;
        }

        private int FindNearest(int k)
        {
            short[] rr = RrMs;
            int own = rr[k & Mask];
            int nearest = short.MaxValue;
            int second = short.MaxValue;
            int first = k < NearestOf ? 0 : k - NearestOf;
            for (int i = first; i < k; i++)
            {
                int distance = own - rr[i & Mask];
                if (distance < 0)
                {
                    distance = -distance;
                }
                if (distance < nearest)
                {
                    second = nearest;
                    nearest = distance;
                }
                else if (distance < second)
                {
                    second = distance;
                }
            }
            int steps = 1000 / NearestStepPermille * second / (MeanMs < 1 ? 1 : MeanMs);
            return steps >= NearestSteps ? NearestSteps - 1 : steps;
        }
    }
}
