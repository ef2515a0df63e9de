namespace EdgeTwin.Core.Signal
{
    /// <summary>The median of the last values, of which there may be fewer at first. Values are +-32767.</summary>
    public sealed class RunningMedian
    {
        // Behind the values: how many there are, where the next goes, and their median.
        private const int CountBack = 3;
        private const int NextBack = 2;
        private const int ValueBack = 1;

        // The values in order of size, behind them in order of time, and the rest: one array costs a board less than two, and its places less than fields.
        private readonly short[] _all;

        /// <summary>A median over the last <paramref name="length"/> values.</summary>
        public RunningMedian(int length)
        {
            _all = new short[2 * length + CountBack];
        }

        /// <summary>Values held.</summary>
        public int Count
        {
            get { return _all[_all.Length - CountBack]; }
        }

        /// <summary>The middle value, or the mean of the two; 0 without any.</summary>
        public int Value
        {
            get { return _all[_all.Length - ValueBack]; }
        }

        /// <summary>Forgets all.</summary>
        public void Clear()
        {
            Put(0, 0, 0);
        }

        /// <summary>As if <paramref name="value"/> had been added until all places are taken.</summary>
        public void Fill(int value)
        {
            int places = _all.Length - CountBack;
            for (int i = 0; i < places; i++)
            {
                _all[i] = (short)value;
            }
            Put(places / 2, 0, value);
        }

        /// <summary>Adds a value, in place of the oldest where all places are taken. About 15 IL a value held.</summary>
        public void Add(int value)
        {
            short[] sorted = _all;
            int length = (sorted.Length - CountBack) / 2;
            int next = sorted[sorted.Length - NextBack];
            int count = Count;
            int i = count;
            if (count == length)
            {
                int oldest = sorted[length + next];
                i = 0;
                while (sorted[i] != oldest)
                {
                    i++;
                }
                for (; i < count - 1 && sorted[i + 1] < value; i++)
                {
                    sorted[i] = sorted[i + 1];
                }
            }
            else
            {
                count++;
            }
            for (; i > 0 && sorted[i - 1] > value; i--)
            {
                sorted[i] = sorted[i - 1];
            }
            sorted[i] = (short)value;
            sorted[length + next] = (short)value;
            Put(count, next + 1 < length ? next + 1 : 0, (sorted[count / 2] + sorted[(count - 1) / 2]) / 2);
        }

        private void Put(int count, int next, int value)
        {
            short[] all = _all;
            int end = all.Length;
            all[end - CountBack] = (short)count;
            all[end - NextBack] = (short)next;
            all[end - ValueBack] = (short)value;
        }
    }
}
