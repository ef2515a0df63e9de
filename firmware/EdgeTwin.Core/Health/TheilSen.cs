namespace EdgeTwin.Core.Health
{
    /// <summary>
    /// The median of the slopes of all pairs of values (Theil 1950, Sen 1968), and how wide it is by the ranks of Kendall's tau (Sen 1968; Hollander and Wolfe, ch. 9),
    /// one deviation to each side. The 2016 slopes of 64 values are not kept: they are worked out row by row and counted in 64 bins about a first guess.
    /// </summary>
    internal sealed class TheilSen
    {
        /// <summary>Stands for a value that is missing.</summary>
        internal const short Missing = short.MinValue;

        /// <summary>A slope is told in 1/256 a place.</summary>
        internal const int FractionBits = 8;

        private const int BinBits = 6;
        private const int Bins = 1 << BinBits;

        /// <summary>Places to count in.</summary>
        internal const int ScratchLength = Bins + 2;

        private const int PairsAStep = 60;
        private const int InsertionsAStep = 4;
        private const int LeastHalfRange = 16;

        private readonly short[] _bins;
        private short[] _values;
        private int _from;
        private int _to;
        private int _row;
        private int _sorted;
        private int _low;
        private int _width;
        private bool _isGuessing;

        /// <summary>Works in <paramref name="bins"/>, of <see cref="ScratchLength"/>, which is free for others between two slopes.</summary>
        internal TheilSen(short[] bins)
        {
            _bins = bins;
        }

        /// <summary>The median slope, 1/256 a place.</summary>
        internal int Slope;

        /// <summary>Half the width of its interval of one deviation, 1/256 a place.</summary>
        internal int HalfWidth;

        /// <summary>Begins with the values from <paramref name="from"/> up to before <paramref name="to"/>, within +-<see cref="WearScale.Most"/>; they must not change until it is done.</summary>
        internal void Begin(short[] values, int from, int to)
        {
            _values = values;
            _from = from;
            _to = to;
            _row = from;
            _sorted = 0;
            _isGuessing = true;
        }

        /// <summary>Does one piece.</summary>
        /// <returns>True when it is done.</returns>
        internal bool Step()
        {
            if (_isGuessing)
            {
                Guess();
                return false;
            }
            if (_row < _to - 1)
            {
                CountRows();
                return false;
            }
            return Read();
        }

        // Differences over half the window, sorted: 32 slopes of one length tell where the others lie.
        private void Guess()
        {
            short[] values = _values;
            short[] bins = _bins;
            int half = (_to - _from) >> 1;
            int row = _row;
            int sorted = _sorted;
            int end = _from + half;
            for (int left = InsertionsAStep; left > 0 && row < end; row++)
            {
                int first = values[row];
                int second = values[row + half];
                if (first == Missing || second == Missing)
                {
                    continue;
                }
                int difference = second - first;
                int place = sorted;
                for (; place > 0 && bins[place - 1] > difference; place--)
                {
                    bins[place] = bins[place - 1];
                }
                bins[place] = (short)difference;
                sorted++;
                left--;
            }
            _row = row;
            _sorted = sorted;
            if (row == end)
            {
                int spread = sorted > 0 ? bins[sorted - 1 - (sorted >> 2)] - bins[sorted >> 2] : 0;
                int middle = sorted > 0 ? bins[sorted >> 1] : 0;
                int halfRange = (3 * spread << (FractionBits - 1)) / half + LeastHalfRange;
                StartCount((middle << FractionBits) / half - halfRange, 2 * halfRange);
            }
        }

        private void StartCount(int low, int width)
        {
            _low = low;
            _width = width;
            _isGuessing = false;
            _row = _from;
            short[] bins = _bins;
            for (int i = 0; i < Bins + 2; i++)
            {
                bins[i] = 0;
            }
        }

        private void CountRows()
        {
            short[] values = _values;
            short[] bins = _bins;
            int to = _to;
            int low = _low;
            int width = _width;
            int row = _row;
            int pairs = 0;
            do
            {
                int first = values[row];
                if (first != Missing)
                {
                    for (int i = row + 1; i < to; i++)
                    {
                        int second = values[i];
                        if (second != Missing)
                        {
                            int over = ((second - first) << FractionBits) / (i - row) - low;
                            int bin = over < 0 ? 0 : over >= width ? Bins + 1 : 1 + (over >> 4) * Bins / ((width >> 4) + 1);
                            bins[bin]++;
                        }
                    }
                }
                pairs += to - row;
                row++;
            }
            while (row < to - 1 && pairs + to - row <= PairsAStep);
            _row = row;
        }

        private bool Read()
        {
            int pairs = 0;
            short[] bins = _bins;
            for (int i = 0; i < Bins + 2; i++)
            {
                pairs += bins[i];
            }
            // n (n - 1) = 2 pairs.
            int n = (1 + Whole.Root(1 + 8 * pairs)) >> 1;
            int deviation = Whole.Root(2 * pairs * (2 * n + 5) / 18);
            int lowRank = (pairs - deviation) >> 1;
            int highRank = (pairs + deviation) >> 1;
            if (bins[0] > lowRank || pairs - bins[Bins + 1] <= highRank)
            {
                if (_width < 1 << 21)
                {
                    StartCount(_low - _width - (_width >> 1), 4 * _width);
                    return false;
                }
            }
            Slope = At(pairs >> 1);
            HalfWidth = (At(highRank) - At(lowRank) + 1) >> 1;
            return true;
        }

        private int At(int rank)
        {
            short[] bins = _bins;
            int before = 0;
            int bin = 0;
            while (bin < Bins + 1 && before + bins[bin] <= rank)
            {
                before += bins[bin];
                bin++;
            }
            int binWidth = ((_width >> 4) + 1) >> (BinBits - 4);
            int inside = bins[bin] > 0 ? binWidth * (2 * (rank - before) + 1) / (2 * bins[bin]) : 0;
            return _low + (bin - 1) * binWidth + inside;
        }
    }
}
