namespace EdgeTwin.Core.Ppg
{
    /// <summary>
    /// The ratio of ratios R = (sum |AC red| / sum |AC infrared|) x (DC infrared / DC red) without any detection of beats: AC is the mean over 80 ms less a centred boxcar of 0.56 s.
    /// Seconds in which red and infrared go together by a correlation of 0.80 and more count, the last six of them.
    /// </summary>
    public sealed class PulseOxygen
    {
        // Pairs of ticks, 80 ms each.
        private const int Box = 7;
        private const int Mask = 7;
        private const int SamplesPerPair = 8;
        private const int Blocks = 6;
        private const int LeastBlocks = 1;
        private const int LeastPercent = 80;

        // What products are formed of stays under 11 bits, so that 25 of their squares fit an int.
        private const int MostForProduct = 1000;

        // Counts of the AC part may be few; beyond this ratio nothing is a saturation.
        private const int MostRatio = 4000;

        private readonly int[] _red = new int[Mask + 1];
        private readonly int[] _infrared = new int[Mask + 1];
        private readonly int[] _redParts = new int[Blocks];
        private readonly int[] _infraredParts = new int[Blocks];
        private int _redSum;
        private int _infraredSum;
        private int _at;
        private int _pairs;
        private int _redAc;
        private int _infraredAc;
        private int _redSquares;
        private int _infraredSquares;
        private int _products;
        private int _shift;
        private int _block;

        /// <summary>Correlation of red and infrared in the last second, -100..100 %.</summary>
        public int LikenessPercent { get; private set; }

        /// <summary>Mean size of the infrared's AC part in the last second, 1/56 of an ADC count.</summary>
        public int InfraredAc56 { get; private set; }

        /// <summary>Mean infrared light over the last 0.56 s, ADC counts.</summary>
        public int InfraredCounts
        {
            get { return _infraredSum / (SamplesPerPair * Box); }
        }

        /// <summary>True where the last second of red and infrared were the same to the count: one sensor stands for both.</summary>
        public bool IsOneWavelength { get; private set; }

        /// <summary>The ratio of ratios over the last good seconds, 1/1000; 0 where fewer than two are at hand.</summary>
        public int RatioPermille { get; private set; }

        /// <summary>Forgets the seconds before; the last 0.56 s of light stay, which the caller vouches for.</summary>
        public void Restart()
        {
            for (int i = 0; i < Blocks; i++)
            {
                _infraredParts[i] = 0;
            }
            StartBlock();
            RatioPermille = 0;
        }

        /// <summary>Takes the light of two ticks: sums of eight samples, ADC counts.</summary>
        public void Push(int red, int infrared)
        {
            int at = _at;
            int oldest = (at - Box) & Mask;
            int middle = (at - Box / 2) & Mask;
            int[] reds = _red;
            int[] infrareds = _infrared;
            int redSum = _redSum + red - reds[oldest];
            int infraredSum = _infraredSum + infrared - infrareds[oldest];
            _redSum = redSum;
            _infraredSum = infraredSum;
            reds[at] = red;
            infrareds[at] = infrared;
            _at = (at + 1) & Mask;
            _pairs++;
            int a = reds[middle] * Box - redSum;
            int b = infrareds[middle] * Box - infraredSum;
            _redAc += a < 0 ? -a : a;
            _infraredAc += b < 0 ? -b : b;
            int shift = _shift;
            a >>= shift;
            b >>= shift;
            if (a > MostForProduct || a < -MostForProduct || b > MostForProduct || b < -MostForProduct)
            {
                Widen(ref a, ref b);
            }
            _redSquares += a * a;
            _infraredSquares += b * b;
            _products += a * b;
        }

        /// <summary>A second is over: judges it and forms the ratio anew.</summary>
        public void EndBlock()
        {
            if (_pairs == 0)
            {
                return;
            }
            LikenessPercent = Likeness(_redSquares, _infraredSquares, _products);
            InfraredAc56 = _infraredAc / _pairs;
            IsOneWavelength = _redAc == _infraredAc && _redSum == _infraredSum;
            bool isGood = LikenessPercent >= LeastPercent && !IsOneWavelength;
            _block = _block + 1 < Blocks ? _block + 1 : 0;
            _redParts[_block] = _redAc;
            _infraredParts[_block] = isGood ? _infraredAc : 0;
            StartBlock();
            Divide();
        }

        // The products' scale follows the largest of the block: what is summed already is brought to it.
        private void Widen(ref int a, ref int b)
        {
            while (a > MostForProduct || a < -MostForProduct || b > MostForProduct || b < -MostForProduct)
            {
                a >>= 1;
                b >>= 1;
                _redSquares >>= 2;
                _infraredSquares >>= 2;
                _products >>= 2;
                _shift++;
            }
        }

        private void StartBlock()
        {
            _pairs = 0;
            _shift = _shift > 0 ? _shift - 1 : 0;
            _redAc = 0;
            _infraredAc = 0;
            _redSquares = 0;
            _infraredSquares = 0;
            _products = 0;
        }

        private void Divide()
        {
            int red = 0;
            int infrared = 0;
            int blocks = 0;
            for (int i = 0; i < Blocks; i++)
            {
                if (_infraredParts[i] > 0)
                {
                    blocks++;
                    red += _redParts[i] >> 3;
                    infrared += _infraredParts[i] >> 3;
                }
            }
            if (blocks < LeastBlocks)
            {
                RatioPermille = 0;
                return;
            }
            int ac = Ratio(red, infrared);
            int dc = Ratio(_infraredSum, _redSum);
            int ratio = ac > MostRatio || dc > MostRatio ? MostRatio : (int)(((long)ac * dc + 512) >> 10);
            // A shift by 10 after two factors of 1024 leaves one of 1024: to thousandths.
            ratio = ratio * 125 / 128;
            RatioPermille = ratio < 1 ? 1 : ratio > MostRatio ? MostRatio : ratio;
        }

        // 1024 times the quotient; the larger parts alone are kept where they are too large.
        private static int Ratio(int over, int under)
        {
            while (over > 1 << 20 || under > 1 << 20)
            {
                over >>= 1;
                under >>= 1;
            }
            return under > 0 ? (over << 10) / under : MostRatio + 1;
        }

        // One root of both energies' product, of which 15 bits each are kept.
        private static int Likeness(int redSquares, int infraredSquares, int products)
        {
            int shift = 0;
            while (redSquares >> shift > 46340 || infraredSquares >> shift > 46340)
            {
                shift++;
            }
            int square = (redSquares >> shift) * (infraredSquares >> shift);
            int root = 0;
            for (int bit = 1 << 15; bit > 0; bit >>= 1)
            {
                int trial = root + bit;
                if (trial <= 46340 && trial * trial <= square)
                {
                    root = trial;
                }
            }
            int percent = root > 0 ? (products >> shift) * 100 / root : 0;
            return percent > 100 ? 100 : percent < -100 ? -100 : percent;
        }
    }
}
