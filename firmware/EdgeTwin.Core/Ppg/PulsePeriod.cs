namespace EdgeTwin.Core.Ppg
{
    /// <summary>
    /// The time from pulse to pulse by autocorrelation, which the filters of <see cref="PulseFinder"/> are set by. Takes the slope of the wave over 80 ms at 12.5 Hz,
    /// over its mean size and clipped, so that one jolt weighs no more than a pulse. Every 2 s the products with the slopes 0.32..1.6 s before
    /// join a sum that forgets a quarter of what it held; the first peak of at least 0.8 of the largest is the period (half the rate would serve as well).
    /// </summary>
    public sealed class PulsePeriod
    {
        /// <summary>What is taken for the period before one is found, in 1/16 of a tick of 40 ms: 0.8 s.</summary>
        public const int DefaultPeriod16 = 320;

        private const int BlockSlopes = 25;
        private const int LeastLag = 4;
        private const int MostLag = 20;
        private const int MeanShift = 4;

        // 3 times the mean size is clipped.
        private const int Scale = 40;
        private const int Clip = 120;
        private const int LeastPercent = 30;
        private const int LagsAtOnce = 2;

        // The last block behind the 20 slopes before it, and the block that is filled.
        private readonly sbyte[] _slopes = new sbyte[MostLag + BlockSlopes];
        private readonly sbyte[] _filling = new sbyte[BlockSlopes];
        private readonly int[] _products = new int[MostLag + 1];
        private int _count;
        private int _before;
        private int _mean16;
        private int _lag = MostLag + 1;
        private int _filled;
        private int _period16 = DefaultPeriod16;
        private bool _isHastened;

        /// <summary>The period, 1/16 of a tick of 40 ms.</summary>
        public int Period16
        {
            get { return _period16; }
        }

        /// <summary>How alike pulses are a period apart, -100..100 %.</summary>
        public int LikenessPercent { get; private set; }

        /// <summary>Forgets the wave; the period stays as a first guess.</summary>
        public void Restart()
        {
            for (int i = 0; i < _slopes.Length; i++)
            {
                _slopes[i] = 0;
            }
            for (int i = 0; i < _products.Length; i++)
            {
                _products[i] = 0;
            }
            _count = 0;
            _filled = 0;
            _mean16 = 0;
            _lag = MostLag + 1;
            LikenessPercent = 0;
        }

        /// <summary>Another rate is known from elsewhere: the block that is filled counts alone, for what is remembered is of the old one.</summary>
        public void Hasten()
        {
            _isHastened = true;
        }

        /// <summary>Takes the wave's level, once in 80 ms.</summary>
        public void Push(int level)
        {
            TakeSlope(level);
            for (int i = 0; i < LagsAtOnce && _lag <= MostLag; i++)
            {
                Correlate(_lag);
                _lag = _lag == 0 ? LeastLag : _lag + 1;
                if (_lag > MostLag)
                {
                    _isHastened = false;
                    Choose();
                }
            }
        }

        private void TakeSlope(int level)
        {
            int slope = level - _before;
            _before = level;
            int count = _count;
            _count = count + 1;
            if (count == 0)
            {
                return;
            }
            int size = slope < 0 ? -slope : slope;
            int mean16 = _mean16;
            // The first second weighs all alike, so that one odd slope at the start does not set the scale.
            mean16 += count < 1 << MeanShift ? ((size << MeanShift) - mean16) / count : size - (mean16 >> MeanShift);
            _mean16 = mean16;
            int mean = (mean16 >> MeanShift) + 1;
            if (slope > mean * (Clip / Scale))
            {
                slope = Clip;
            }
            else if (slope < -mean * (Clip / Scale))
            {
                slope = -Clip;
            }
            else
            {
                slope = slope * Scale / mean;
            }
            int filled = _filled;
            _filling[filled] = (sbyte)slope;
            filled++;
            _filled = filled;
            if (filled == BlockSlopes)
            {
                _filled = 0;
                _lag = 0;
                System.Array.Copy(_slopes, BlockSlopes, _slopes, 0, MostLag);
                System.Array.Copy(_filling, 0, _slopes, MostLag, BlockSlopes);
            }
        }

        // Two lags in 80 ms: the work of a block is spread over the 0.7 s after it. Five products in a row, for the interpreter's sake.
        private void Correlate(int lag)
        {
            sbyte[] slopes = _slopes;
            int sum = 0;
            for (int i = MostLag; i < MostLag + BlockSlopes; i += 5)
            {
                int j = i - lag;
                sum += slopes[i] * slopes[j] + slopes[i + 1] * slopes[j + 1] + slopes[i + 2] * slopes[j + 2]
                    + slopes[i + 3] * slopes[j + 3] + slopes[i + 4] * slopes[j + 4];
            }
            _products[lag] = sum + (_isHastened ? 0 : _products[lag] - (_products[lag] >> 2));
        }

        private void Choose()
        {
            int[] products = _products;
            int largest = 0;
            for (int lag = LeastLag + 1; lag < MostLag; lag++)
            {
                int size = PeakAt(products, lag);
                largest = size > largest ? size : largest;
            }
            int energy = products[0] / 100;
            if (energy < 1 || largest <= 0)
            {
                LikenessPercent = 0;
                return;
            }
            int chosen = LeastLag + 1;
            while (PeakAt(products, chosen) < largest - largest / 5)
            {
                chosen++;
            }
            LikenessPercent = PeakAt(products, chosen) / energy;
            if (LikenessPercent >= LeastPercent)
            {
                // A parabola through the peak and its neighbours: a lag is 2 ticks, 32 sixteenths.
                int left = products[chosen] - products[chosen - 1];
                int right = products[chosen] - products[chosen + 1];
                int bend = left + right;
                _period16 = 32 * chosen + (bend > 0 ? 16 * (left - right) / bend : 0);
            }
        }

        // The size of the peak at a lag, were its flanks straight: between two lags it is higher than both, and twice the period, which may fall
        // on one, must not win by that. 0 where there is none.
        private static int PeakAt(int[] products, int lag)
        {
            int left = products[lag] - products[lag - 1];
            int right = products[lag] - products[lag + 1];
            if (left < 0 || right <= 0)
            {
                return 0;
            }
            return products[lag] + (left > right ? left - right : right - left) / 2;
        }
    }
}
