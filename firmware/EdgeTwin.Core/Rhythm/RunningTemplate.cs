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

        private int Correlate(long sample)
        {
            // Covariance over the root of the variances; the template's mean is not quite 0 after its roundings, so it is taken out too.
            EcgHistory ecg = _ecg;
            int[] template = _template;
            long sx = 0;
            long sy = 0;
            long sxx = 0;
            long syy = 0;
            long sxy = 0;
            for (int i = 0; i < Points; i++)
            {
                int x = ecg.At(sample - SamplesBefore + 2 * i);
                int y = template[i] >> FractionBits;
                sx += x;
                sy += y;
                sxx += (long)x * x;
                syy += (long)y * y;
                sxy += (long)x * y;
            }
            long vx = sxx * Points - sx * sx;
            long vy = syy * Points - sy * sy;
            long c = sxy * Points - sx * sy;
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
            long root = Root(vx * vy);
            return root < 1 ? 0 : (int)(100 * c / root);
        }

        private static long Root(long value)
        {
            long root = 0;
            for (long bit = 1L << 60; bit != 0; bit >>= 2)
            {
                if (value >= root + bit)
                {
                    value -= root + bit;
                    root = (root >> 1) + bit;
                }
                else
                {
                    root >>= 1;
                }
            }
            return root;
        }
    }
}
