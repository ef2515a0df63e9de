namespace EdgeTwin.Core.Signal
{
    /// <summary>The last eight values and their median: the estimator that Hamilton 2002 found best for beat amplitudes and RR intervals.</summary>
    public sealed class Median8
    {
        private const int Count = 8;

        // The values in order of size, and behind them in order of time: one array costs a board less than two.
        private readonly int[] _sorted = new int[2 * Count];
        private int _next;

        /// <summary>Mean of the two middle values, in the unit of what was added.</summary>
        public int Value { get; private set; }

        /// <summary>Mean of the four middle values: as deaf to outliers as the median, and finer.</summary>
        public int MidMean
        {
            get { return (_sorted[2] + _sorted[3] + _sorted[4] + _sorted[5]) / 4; }
        }

        /// <summary>Forgets all, as if <paramref name="value"/> had been added eight times.</summary>
        public void Fill(int value)
        {
            for (int i = 0; i < 2 * Count; i++)
            {
                _sorted[i] = value;
            }
            Average();
        }

        /// <summary>Adds a value in place of the oldest.</summary>
        public void Add(int value)
        {
            int[] sorted = _sorted;
            int oldest = sorted[Count + _next];
            sorted[Count + _next] = value;
            _next = (_next + 1) & (Count - 1);
            int i = 0;
            while (sorted[i] != oldest)
            {
                i++;
            }
            while (i < Count - 1 && sorted[i + 1] < value)
            {
                sorted[i] = sorted[i + 1];
                i++;
            }
            while (i > 0 && sorted[i - 1] > value)
            {
                sorted[i] = sorted[i - 1];
                i--;
            }
            sorted[i] = value;
            Average();
        }

        /// <summary>Lowers every kept value to <paramref name="ceiling"/> at most.</summary>
        public void Cap(int ceiling)
        {
            for (int i = 0; i < 2 * Count; i++)
            {
                if (_sorted[i] > ceiling)
                {
                    _sorted[i] = ceiling;
                }
            }
            Average();
        }

        private void Average()
        {
            Value = (_sorted[3] + _sorted[4]) / 2;
        }
    }
}
