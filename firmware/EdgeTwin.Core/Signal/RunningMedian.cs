namespace EdgeTwin.Core.Signal
{
    /// <summary>The median of the last values, of which there may be fewer at first. Values are +-32767.</summary>
    public sealed class RunningMedian
    {
        // The values in order of size, and behind them in order of time: one array costs a board less than two.
        private readonly short[] _sorted;
        private int _next;

        /// <summary>A median over the last <paramref name="length"/> values.</summary>
        public RunningMedian(int length)
        {
            _sorted = new short[2 * length];
        }

        /// <summary>Values held.</summary>
        public int Count { get; private set; }

        /// <summary>The middle value, or the mean of the two; 0 without any.</summary>
        public int Value { get; private set; }

        /// <summary>Forgets all.</summary>
        public void Clear()
        {
            Count = 0;
            Value = 0;
            _next = 0;
        }

        /// <summary>As if <paramref name="value"/> had been added until all places are taken.</summary>
        public void Fill(int value)
        {
            Count = _sorted.Length / 2;
            Value = value;
            for (int i = 0; i < _sorted.Length; i++)
            {
                _sorted[i] = (short)value;
            }
        }

        /// <summary>Adds a value, in place of the oldest where all places are taken. About 15 IL a value held.</summary>
        public void Add(int value)
        {
            short[] sorted = _sorted;
            int length = sorted.Length / 2;
            int i = Count;
            if (Count == length)
            {
                int oldest = sorted[length + _next];
                i = 0;
                while (sorted[i] != oldest)
                {
                    i++;
                }
                for (; i < Count - 1 && sorted[i + 1] < value; i++)
                {
                    sorted[i] = sorted[i + 1];
                }
            }
            else
            {
                Count++;
            }
            for (; i > 0 && sorted[i - 1] > value; i--)
            {
                sorted[i] = sorted[i - 1];
            }
            sorted[i] = (short)value;
            sorted[length + _next] = (short)value;
            _next = _next + 1 < length ? _next + 1 : 0;
            Value = (sorted[Count / 2] + sorted[(Count - 1) / 2]) / 2;
        }
    }
}
