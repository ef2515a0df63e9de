using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// How alike a beat is to the wearer's usual one: the best correlation, within 16 ms to either side, with a running template of
    /// the QRS complex and its surroundings (80 ms before to 112 ms after the R peak, every second sample). A template that too many beats
    /// fail is replaced by the beat at hand: otherwise one odd start would lock it for good.
    /// </summary>
    public sealed class RunningTemplate
    {
        /// <summary>Samples after the R peak that must be known.</summary>
        public const int SamplesAfter = 36;

        private const int Mask = EcgHistory.Length - 1;
        private const int Points = 25;
        private const int SamplesBefore = 20;
        private const int Reach = 4;
        private const int MeanShift = 4;
        private const int FractionBits = 4;
        private const int LearnPercent = 90;
        private const int HitPercent = 80;
        private const int MostMisses = 6;

        private readonly EcgHistory _ecg;
        private readonly int[] _template = new int[Points];
        private long _sample;
        private int _shift;
        private int _bestShift;
        private bool _isSeeded;
        private int _misses;
        private int _templateSum;
        private long _templateVariance;

        /// <summary>A template of beats in <paramref name="ecg"/>.</summary>
        public RunningTemplate(EcgHistory ecg)
        {
            _ecg = ecg;
        }

        /// <summary>True while a comparison goes on.</summary>
        public bool IsBusy { get; private set; }

        /// <summary>Result of the last comparison, -100..100 %; 100 for the first beat.</summary>
        public int CorrelationPercent { get; private set; }

        /// <summary>Starts to compare the beat at <paramref name="sample"/>; ends a comparison that still goes on.</summary>
        public void Begin(long sample)
        {
            _sample = sample;
            _shift = -Reach;
            CorrelationPercent = -100;
            IsBusy = true;
        }

        /// <summary>Compares at one more shift, about 1.2 k IL, and in the end learns from the beat.</summary>
        /// <returns>True when the comparison is done.</returns>
        public bool Step()
        {
            if (!_isSeeded)
            {
                Seed(_sample);
                CorrelationPercent = 100;
                IsBusy = false;
                return true;
            }
            if (_shift <= Reach)
            {
                if (_shift == -Reach)
                {
                    WeighTemplate();
                }
                int percent = Correlate(_sample + _shift);
                if (percent > CorrelationPercent)
                {
                    CorrelationPercent = percent;
                    _bestShift = _shift;
                }
                _shift += 2;
                return false;
            }
            Judge();
            IsBusy = false;
            return true;
        }

        /// <summary>Forgets the template: the next beat is a new one.</summary>
        public void Forget()
        {
            _isSeeded = false;
        }

        private void Judge()
        {
            if (CorrelationPercent >= LearnPercent)
            {
                Learn(_sample + _bestShift);
            }
            if (CorrelationPercent >= HitPercent)
            {
                _misses = _misses > 0 ? _misses - 1 : 0;
            }
            else if (++_misses >= MostMisses)
            {
                Seed(_sample);
            }
        }

        private void Seed(long sample)
        {
            int mean = Mean(sample);
            for (int i = 0; i < Points; i++)
            {
                _template[i] = (_ecg.At(sample - SamplesBefore + 2 * i) - mean) << FractionBits;
            }
            _isSeeded = true;
            _misses = 0;
        }

        private void Learn(long sample)
        {
            int mean = Mean(sample);
            int[] template = _template;
            for (int i = 0; i < Points; i++)
            {
                template[i] += (((_ecg.At(sample - SamplesBefore + 2 * i) - mean) << FractionBits) - template[i]) >> MeanShift;
            }
        }

        private int Mean(long sample)
        {
            short[] ring = _ecg.Ring;
            int sum = 0;
            int end = (int)sample - SamplesBefore + 2 * Points;
            for (int at = end - 2 * Points; at != end; at += 2)
            {
                sum += ring[at & Mask];
            }
            return sum / Points;
        }

        // The template's mean is not quite 0 after its roundings, so it is taken out too.
        private void WeighTemplate()
        {
            int[] template = _template;
            int sum = 0;
            long squares = 0;
            for (int i = 0; i < Points; i++)
            {
                int y = template[i] >> FractionBits;
                sum += y;
                squares += (long)y * y;
            }
            _templateSum = sum;
            _templateVariance = squares * Points - (long)sum * sum;
        }

        // Covariance over the root of the variances.
        private int Correlate(long sample)
        {
            short[] ring = _ecg.Ring;
            int[] template = _template;
            int at = (int)sample - SamplesBefore;
            int sum = 0;
            long squares = 0;
            long products = 0;
            for (int i = 0; i < Points; i++)
            {
                long x = ring[at & Mask];
                at += 2;
                sum += (int)x;
                squares += x * x;
                products += x * (template[i] >> FractionBits);
            }
            long vx = squares * Points - (long)sum * sum;
            long vy = _templateVariance;
            long c = products * Points - (long)sum * _templateSum;
            if (vx < 1 || vy < 1)
            {
                return 0;
            }
            // Halve until the product of the variances fits 62 bits.
            while (vx >= 1L << 31 || vy >= 1L << 31)
            {
                vx >>= 2;
                vy >>= 2;
                c >>= 2;
            }
            long root = Root(vx * vy);
            return root < 1 ? 0 : (int)(100 * c / root);
        }

        // Newton's way from above, which comes down to the whole root and no further.
        private static long Root(long value)
        {
            long root = 1L << 31;
            while (root * root >> 2 > value)
            {
                root >>= 1;
            }
            while (true)
            {
                long next = (root + value / root) >> 1;
                if (next >= root)
                {
                    return root;
                }
                root = next;
            }
        }
    }
}
