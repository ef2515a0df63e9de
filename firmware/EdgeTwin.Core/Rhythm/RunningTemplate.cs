using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// How alike a beat is to the wearer's usual one: the best correlation, within 16 ms to either side, with a running template of
    /// the QRS complex and its surroundings (80 ms before to 112 ms after the R peak, every second sample). A template that too many beats
    /// fail is replaced by the beat at hand: otherwise one odd start would lock it for good.
    /// About 4.5 k IL a beat, in six steps: the products of all shifts are summed in one walk, of which each sample and point is read once.
    /// </summary>
    public sealed class RunningTemplate
    {
        /// <summary>Samples after the R peak that must be known.</summary>
        public const int SamplesAfter = 36;

        private const int RingMask = EcgHistory.Length - 1;
        private const int Points = 25;
        private const int QrsPoints = 14;
        private const int SamplesBefore = 20;
        private const int Reach = 4;
        private const int Shifts = Reach + 1;
        private const int MeanShift = 4;
        private const int FractionBits = 4;
        private const int LearnPercent = 90;
        private const int HitPercent = 80;
        private const int MostMisses = 6;

        private readonly short[] _ring;
        private readonly int[] _template = new int[Points];
        private readonly long[] _products = new long[Shifts];
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
            _ring = ecg.Ring;
        }

        /// <summary>True while a comparison goes on.</summary>
        public bool IsBusy { get; private set; }

        /// <summary>Result of the last comparison, -100..100 %; 100 for the first beat.</summary>
        public int CorrelationPercent { get; private set; }

        /// <summary>The same of the QRS complex alone, 80 ms before to 24 ms after the R peak, which a change of the ST segment leaves as it is.</summary>
        public int QrsPercent { get; private set; }

        /// <summary>Starts to compare the beat at <paramref name="sample"/>; ends a comparison that still goes on.</summary>
        public void Begin(long sample)
        {
            _sample = sample;
            _shift = -Reach;
            CorrelationPercent = -100;
            IsBusy = true;
        }

        /// <summary>Compares at one more shift, about 0.2 k IL but for 2.4 k at the first, and in the end learns from the beat.</summary>
        /// <returns>True when the comparison is done.</returns>
        public bool Step()
        {
            if (!_isSeeded)
            {
                Seed(_sample);
                CorrelationPercent = 100;
                QrsPercent = 100;
                IsBusy = false;
                return true;
            }
            if (_shift <= Reach)
            {
                if (_shift == -Reach)
                {
                    SumProducts((int)_sample - SamplesBefore - Reach);
                }
                else
                {
                    MoveWindow((int)_sample - SamplesBefore + _shift);
                }
                int percent = Correlate(_products[(_shift + Reach) >> 1]);
                if (percent > CorrelationPercent)
                {
                    CorrelationPercent = percent;
                    _bestShift = _shift;
                }
                _shift += 2;
                return false;
            }
            CompareQrs();
            Judge();
            IsBusy = false;
            return true;
        }

        /// <summary>Forgets the template: the next beat is a new one.</summary>
        public void Forget()
        {
            _isSeeded = false;
        }

        // A changed ST segment pulls the best match of the whole aside: the QRS complex may fit better where the R peak is.
        private void CompareQrs()
        {
            QrsPercent = CorrelateQrs((int)_sample - SamplesBefore + _bestShift);
            if (QrsPercent < LearnPercent && _bestShift != 0)
            {
                int unmoved = CorrelateQrs((int)_sample - SamplesBefore);
                QrsPercent = unmoved > QrsPercent ? unmoved : QrsPercent;
            }
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
            short[] ring = _ring;
            int[] template = _template;
            int at = (int)sample - SamplesBefore;
            int mean = Mean(at);
            for (int i = 0; i < Points; i++)
            {
                template[i] = (ring[at & RingMask] - mean) << FractionBits;
                at += 2;
            }
            _isSeeded = true;
            _misses = 0;
        }

        private void Learn(long sample)
        {
            short[] ring = _ring;
            int[] template = _template;
            int at = (int)sample - SamplesBefore;
            int mean = Mean(at);
            for (int i = 0; i < Points; i++)
            {
                int point = template[i];
                template[i] = point + ((((ring[at & RingMask] - mean) << FractionBits) - point) >> MeanShift);
                at += 2;
            }
        }

        private int Mean(int at)
        {
            short[] ring = _ring;
            int sum = 0;
            for (int end = at + 2 * Points; at != end; at += 2)
            {
                sum += ring[at & RingMask];
            }
            return sum / Points;
        }

        // Sums over the template, over the window at the first shift, and of their products at all five.
        private void SumProducts(int at)
        {
            short[] ring = _ring;
            int[] template = _template;
            long templateSum = 0;
            long templateSquares = 0;
            long windowSquares = 0;
            int windowSum = 0;
            long product0 = 0;
            long product1 = 0;
            long product2 = 0;
            long product3 = 0;
            long product4 = 0;
            int x0 = ring[at & RingMask];
            int x1 = ring[(at + 2) & RingMask];
            int x2 = ring[(at + 4) & RingMask];
            int x3 = ring[(at + 6) & RingMask];
            at += 2 * (Shifts - 1);
            for (int i = 0; i < Points; i++)
            {
                int x4 = ring[at & RingMask];
                at += 2;
                long y = template[i] >> FractionBits;
                templateSum += y;
                templateSquares += y * y;
                windowSum += x0;
                windowSquares += x0 * x0;
                product0 += y * x0;
                product1 += y * x1;
                product2 += y * x2;
                product3 += y * x3;
                product4 += y * x4;
                x0 = x1;
                x1 = x2;
                x2 = x3;
                x3 = x4;
            }
            _templateSum = templateSum;
            _templateVariance = templateSquares * Points - templateSum * templateSum;
            _windowSum = windowSum;
            _windowSquares = windowSquares;
            long[] products = _products;
            products[0] = product0;
            products[1] = product1;
            products[2] = product2;
            products[3] = product3;
            products[4] = product4;
        }

        // Each shift moves the window by one point: one leaves it and one enters.
        private void MoveWindow(int at)
        {
            int left = _ring[(at - 2) & RingMask];
            int entered = _ring[(at + 2 * (Points - 1)) & RingMask];
            _windowSum += entered - left;
            _windowSquares += entered * entered - left * left;
        }

        private int CorrelateQrs(int at)
        {
            short[] ring = _ring;
            int[] template = _template;
            int sx = 0;
            int sy = 0;
            long sxx = 0;
            long syy = 0;
            long sxy = 0;
            for (int i = 0; i < QrsPoints; i++)
            {
                int x = ring[at & RingMask];
                int y = template[i] >> FractionBits;
                sx += x;
                sy += y;
                sxx += x * x;
                syy += y * y;
                sxy += (long)x * y;
                at += 2;
            }
            return Percent(sxy * QrsPoints - (long)sx * sy, sxx * QrsPoints - (long)sx * sx, syy * QrsPoints - (long)sy * sy);
        }

        // Covariance over the root of the variances; the template's mean is not quite 0 after its roundings, so it is taken out too.
        private int Correlate(long sxy)
        {
            long sx = _windowSum;
            long vx = _windowSquares * Points - sx * sx;
            long vy = _templateVariance;
            return Percent(sxy * Points - sx * _templateSum, vx, vy);
        }

        private static int Percent(long c, long vx, long vy)
        {
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
