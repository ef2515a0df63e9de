namespace EdgeTwin.Core.Health
{
    /// <summary>
    /// The median of the slopes of all pairs of values (Theil 1950, Sen 1968), and how wide it is by the ranks of Kendall's tau (Sen 1968; Hollander and Wolfe, ch. 9),
    /// one deviation to each side. The 2016 slopes of 64 values are not kept: they are worked out row by row and counted in 64 bins about a first guess.
    /// </summary>
    internal sealed partial class TrendFit
    {
        // A slope is told in 1/256 a place.
        private const int FractionBits = 8;

        private const int BinBits = 6;
        private const int Bins = 1 << BinBits;

        private const int PairsAStep = 60;
        private const int LeastHalfRange = 16;

        private int _start;
        private int _end;
        private int _low;
        private int _range;
        private bool _isGuessing;

        // The median slope, and half the width of its interval of one deviation.
        private int _median;
        private int _halfWidth;

        private void BeginSlope(int from, int to)
        {
            _start = from;
            _end = to;
            _next = from;
            _count = 0;
            _isGuessing = true;
        }

        // True when it is done.
        private bool StepSlope()
        {
            if (_isGuessing)
            {
                Guess();
                return false;
            }
            if (_next < _end - 1)
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
            short[] bins = _sorted;
            int half = (_end - _start) >> 1;
            int row = _next;
            int sorted = _count;
            int end = _start + half;
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
            _next = row;
            _count = sorted;
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
            _range = width;
            _isGuessing = false;
            _next = _start;
            short[] bins = _sorted;
            for (int i = 0; i < Bins + 2; i++)
            {
                bins[i] = 0;
            }
        }

        private void CountRows()
        {
            short[] values = _values;
            short[] bins = _sorted;
            int to = _end;
            int low = _low;
            int width = _range;
            int row = _next;
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
            _next = row;
        }

        private bool Read()
        {
            int pairs = 0;
            short[] bins = _sorted;
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
                if (_range < 1 << 21)
                {
                    StartCount(_low - _range - (_range >> 1), 4 * _range);
                    return false;
                }
            }
            _median = At(pairs >> 1);
            _halfWidth = (At(highRank) - At(lowRank) + 1) >> 1;
            return true;
        }

        private int At(int rank)
        {
            short[] bins = _sorted;
            int before = 0;
            int bin = 0;
            while (bin < Bins + 1 && before + bins[bin] <= rank)
            {
                before += bins[bin];
                bin++;
            }
            int binWidth = ((_range >> 4) + 1) >> (BinBits - 4);
            int inside = bins[bin] > 0 ? binWidth * (2 * (rank - before) + 1) / (2 * bins[bin]) : 0;
            return _low + (bin - 1) * binWidth + inside;
        }
    }
}
