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

        private const int RingMask = EcgHistory.Length - 1;
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
        private int _windowSum;
        private long _windowSquares;
        private long _templateSum;
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

        /// <summary>Compares at one more shift, about 1.1 k IL, and in the end learns from the beat.</summary>
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
                    SumTemplate();
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
            int sum = 0;
            for (int i = 0; i < Points; i++)
            {
                sum += _ecg.At(sample - SamplesBefore + 2 * i);
            }
            return sum / Points;
        }

        // Sums of the template, which are the same for all shifts.
        private void SumTemplate()
        {
            int[] template = _template;
            long sum = 0;
            long squares = 0;
            for (int i = 0; i < Points; i++)
            {
                long y = template[i] >> FractionBits;
                sum += y;
                squares += y * y;
            }
            _templateSum = sum;
            _templateVariance = squares * Points - sum * sum;
        }

        private int Correlate(long sample)
        {
            // Covariance over the root of the variances; the template's mean is not quite 0 after its roundings, so it is taken out too.
            short[] ring = _ecg.Ring;
            int[] template = _template;
            int at = (int)sample - SamplesBefore;
            SumWindow(ring, at);
            long sxy = 0;
            for (int i = 0; i < Points; i++)
            {
                sxy += (long)ring[at & RingMask] * (template[i] >> FractionBits);
                at += 2;
            }
            long sx = _windowSum;
            long vx = _windowSquares * Points - sx * sx;
            long vy = _templateVariance;
            long c = sxy * Points - sx * _templateSum;
            if (vx < 1 || vy < 1)
            {
                return 0;
            }
            // Halve until the product of the variances fits 62 bits.
            int halvings = 0;
            while (vx >= 1L << 31 || vy >= 1L << 31)
            {
                vx >>= 2;
                vy >>= 2;
                halvings++;
            }
            c >>= 2 * halvings;
            long root = GeometricMean(vx, vy);
            return root < 1 ? 0 : (int)(100 * c / root);
        }

        // Each shift moves the window by one point: but for the first, one leaves it and one enters.
        private void SumWindow(short[] ring, int at)
        {
            if (_shift == -Reach)
            {
                int sum = 0;
                long squares = 0;
                for (int i = 0; i < 2 * Points; i += 2)
                {
                    int x = ring[(at + i) & RingMask];
                    sum += x;
                    squares += x * x;
                }
                _windowSum = sum;
                _windowSquares = squares;
                return;
            }
            int left = ring[(at - 2) & RingMask];
            int entered = ring[(at + 2 * (Points - 1)) & RingMask];
            _windowSum += entered - left;
            _windowSquares += entered * entered - left * left;
        }

        // Root of a product, rounded down, by Newton's steps from above: the arithmetic mean is never less.
        private static long GeometricMean(long a, long b)
        {
            long product = a * b;
            long root = (a + b) >> 1;
            while (root > 0)
            {
                long better = (root + product / root) >> 1;
                if (better >= root)
                {
                    break;
                }
                root = better;
            }
            return root;
        }
    }
}
