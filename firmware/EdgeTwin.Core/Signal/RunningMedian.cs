namespace EdgeTwin.Core.Signal
{
    /// <summary>The median of the last values, of which there may be fewer at first. Values are +-32767.</summary>
    public sealed class RunningMedian
    {
        private readonly short[] _values;
        private readonly short[] _sorted;
        private int _next;

        /// <summary>A median over the last <paramref name="length"/> values.</summary>
        public RunningMedian(int length)
        {
            _values = new short[length];
            _sorted = new short[length];
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
            Count = _values.Length;
            Value = value;
            for (int i = 0; i < Count; i++)
            {
                _values[i] = (short)value;
                _sorted[i] = (short)value;
            }
        }

        /// <summary>Adds a value, in place of the oldest where all places are taken. About 15 IL a value held.</summary>
        public void Add(int value)
        {
            short[] sorted = _sorted;
            int i = Count;
            if (Count == sorted.Length)
            {
                int oldest = _values[_next];
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
            _values[_next] = (short)value;
            _next = _next + 1 < sorted.Length ? _next + 1 : 0;
            Value = (sorted[Count / 2] + sorted[(Count - 1) / 2]) / 2;
        }
    }
}
