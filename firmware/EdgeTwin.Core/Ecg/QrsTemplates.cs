namespace EdgeTwin.Core.Ecg
{
    /// <summary>
    /// The wearer's two commonest QRS shapes in the band-passed signal, and how alike a candidate is to them. A shape that too many beats
    /// fail changes places with the other, so that an odd start does not lock the first for good.
    /// </summary>
    public sealed class QrsTemplates
    {
        // 18 points, 12 ms apart, around the middle of the energy window (64 ms before its end), not around a peak:
        // a complex with two equal lobes would jump by the distance between them.
        private const int Points = 18;
        private const int StepSamples = 3;
        private const int BeforeSamples = 36;
        private const int LargestBand = 8000;
        private const int FractionBits = 3;
        private const int MeanShift = 3;
        private const int HitPercent = 64;
        private const int MostMisses = 12;

        private readonly QrsFilter _filter;
        private readonly short[] _shape = new short[Points];
        private int[] _first = new int[Points];
        private int[] _second = new int[Points];
        private bool _hasFirst;
        private bool _hasSecond;
        private bool _isCompared;
        private int _misses;

        /// <summary>Shapes out of the band-passed signal of <paramref name="filter"/>.</summary>
        public QrsTemplates(QrsFilter filter)
        {
            _filter = filter;
        }

        /// <summary>Square of the correlation with the first shape, with the correlation's sign, -100..100 %; 0 where there is none.</summary>
        public int FirstPercent { get; private set; }

        /// <summary>The larger of that and the same for the second shape.</summary>
        public int BestPercent { get; private set; }

        /// <summary>Forgets both shapes.</summary>
        public void Forget()
        {
            _hasFirst = false;
            _hasSecond = false;
            _isCompared = false;
            _misses = 0;
        }

        /// <summary>Compares the candidate whose energy peaks at <paramref name="sample"/>, at sample number <paramref name="n"/>: 0 where its signal is gone.</summary>
        public void Compare(int n, int sample)
        {
            FirstPercent = 0;
            BestPercent = 0;
            int at = sample - BeforeSamples;
            _isCompared = n - at < QrsFilter.BandLength;
            if (!_isCompared)
            {
                return;
            }
            int[] bands = _filter.Bands;
            int[] first = _first;
            int[] second = _second;
            short[] shape = _shape;
            int xx = 0;
            int ff = 0;
            int ss = 0;
            int xf = 0;
            int xs = 0;
            for (int i = 0; i < Points; i++)
            {
                int x = bands[at & (QrsFilter.BandLength - 1)] >> 1;
                x = x > LargestBand ? LargestBand : x < -LargestBand ? -LargestBand : x;
                shape[i] = (short)x;
                int f = first[i] >> FractionBits;
                int s = second[i] >> FractionBits;
                xx += x * x;
                ff += f * f;
                xf += x * f;
                ss += s * s;
                xs += x * s;
                at += StepSamples;
            }
            FirstPercent = _hasFirst ? SquaredPercent(xf, xx, ff) : 0;
            int secondPercent = _hasSecond ? SquaredPercent(xs, xx, ss) : 0;
            BestPercent = secondPercent > FirstPercent ? secondPercent : FirstPercent;
        }

        /// <summary>The candidate that was compared last is a beat: the shape that it is like moves an eighth of the way to it; where it is like none, it is the new second.</summary>
        public void Learn()
        {
            if (!_isCompared)
            {
                return;
            }
            if (!_hasFirst)
            {
                Seed(_first);
                _hasFirst = true;
                return;
            }
            if (FirstPercent >= HitPercent && FirstPercent >= BestPercent)
            {
                Approach(_first);
                _misses = _misses > 0 ? _misses - 1 : 0;
                return;
            }
            if (_hasSecond && BestPercent >= HitPercent)
            {
                Approach(_second);
            }
            else
            {
                Seed(_second);
                _hasSecond = true;
            }
            if (++_misses >= MostMisses)
            {
                _misses = 0;
                int[] first = _first;
                _first = _second;
                _second = first;
            }
        }

        // Sums of 18 products of at most 8000 x 8000 fit 31 bits; shifted to 20 bits, their ratios fit too.
        private static int SquaredPercent(int product, int squares, int otherSquares)
        {
            while (squares >= 1 << 20 || otherSquares >= 1 << 20)
            {
                squares >>= 1;
                otherSquares >>= 1;
                product >>= 1;
            }
            if (squares < 1 || otherSquares < 1)
            {
                return 0;
            }
            int along = Limited((product << 10) / squares);
            int back = Limited((product << 10) / otherSquares);
            int percent = ((along * back) >> 10) * 100 >> 10;
            percent = percent > 100 ? 100 : percent;
            return product < 0 ? -percent : percent;
        }

        private static int Limited(int ratio)
        {
            return ratio > 32767 ? 32767 : ratio < -32767 ? -32767 : ratio;
        }

        private void Seed(int[] template)
        {
            for (int i = 0; i < Points; i++)
            {
                template[i] = _shape[i] << FractionBits;
            }
        }

        private void Approach(int[] template)
        {
            short[] shape = _shape;
            for (int i = 0; i < Points; i++)
            {
                int old = template[i];
                template[i] = old + (((shape[i] << FractionBits) - old) >> MeanShift);
            }
        }
    }
}
