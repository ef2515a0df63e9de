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
            }
            Sort();
        }

        /// <summary>Adds a value in place of the oldest.</summary>
        public void Add(int value)
        {
            _values[_next] = value;
            _next = (_next + 1) & (Count - 1);
            Sort();
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
            }
            Sort();
        }

        private void Sort()
        {
            for (int i = 0; i < Count; i++)
            {
                int value = _values[i];
                int j = i;
                while (j > 0 && _sorted[j - 1] > value)
                {
                    _sorted[j] = _sorted[j - 1];
                    j--;
                }
                _sorted[j] = value;
            }
            int middle = _sorted[3] + _sorted[4];
            Value = middle / 2;
            MidMean = (middle + _sorted[2] + _sorted[5]) / 4;
        }
    }
}
