namespace EdgeTwin.Core.Signal
{
    /// <summary>The last eight values and their median: the estimator that Hamilton 2002 found best for beat amplitudes and RR intervals.</summary>
    public sealed class Median8
    {
        private const int Count = 8;
        private readonly int[] _values = new int[Count];
        private readonly int[] _sorted = new int[Count];
        private int _next;

        /// <summary>Mean of the two middle values, in the unit of what was added.</summary>
        public int Value { get; private set; }

        /// <summary>Mean of the four middle values: as deaf to outliers as the median, and finer.</summary>
        public int MidMean { get; private set; }

        /// <summary>Forgets all, as if <paramref name="value"/> had been added eight times.</summary>
        public void Fill(int value)
        {
            for (int i = 0; i < Count; i++)
            {
                _values[i] = value;
                _sorted[i] = value;
            }
            Average();
        }

        /// <summary>Adds a value in place of the oldest.</summary>
        public void Add(int value)
        {
            int[] sorted = _sorted;
            int oldest = _values[_next];
            _values[_next] = value;
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
            for (int i = 0; i < Count; i++)
            {
                if (_values[i] > ceiling)
                {
                    _values[i] = ceiling;
                }
                if (_sorted[i] > ceiling)
                {
                    _sorted[i] = ceiling;
                }
            }
            Average();
        }

        private void Average()
        {
            int middle = _sorted[3] + _sorted[4];
            Value = middle / 2;
            MidMean = (middle + _sorted[2] + _sorted[5]) / 4;
        }
    }
}
