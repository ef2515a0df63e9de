namespace EdgeTwin.Core.Health
{
    /// <summary>What was measured of every part in the running minute, and of those with a trend in each three minutes of the running quarter of an hour.</summary>
    internal sealed class MinuteBook
    {
        private const int Minutes = 15;
        private const int Slots = 5;
        private const int MinutesPerSlot = 3;

        // A median of fewer would be a chance.
        private const int LeastSlots = 2;
        private const int Most = 32767;
        private const int MostSum = Most * byte.MaxValue;

        private readonly int[] _sums = new int[HealthParts.Count];
        private readonly byte[] _counts = new byte[HealthParts.Count];
        private readonly short[] _slots = new short[HealthParts.Trended * Slots];
        private int _minute;

        /// <summary>Takes a quantity, or a number of events.</summary>
        internal void Add(int part, int value)
        {
            if (_counts[part] < byte.MaxValue || HealthParts.IsCount(part))
            {
                int sum = _sums[part] + (value > Most ? Most : value < -Most ? -Most : value);
                _sums[part] = sum > MostSum ? MostSum : sum;
                _counts[part] = (byte)(_counts[part] < byte.MaxValue ? _counts[part] + 1 : byte.MaxValue);
            }
        }

        /// <summary>Ends the minute of one part: its mean, or its events; <see cref="TrendFit.Missing"/> where nothing was measured.</summary>
        internal int End(int part)
        {
            int count = _counts[part];
            int sum = _sums[part];
            _sums[part] = 0;
            _counts[part] = 0;
            int value = HealthParts.IsCount(part) ? sum > Most ? Most : sum : count > 0 ? sum / count : TrendFit.Missing;
            if (part < HealthParts.Trended)
            {
                Put(part, value);
            }
            return value;
        }

        /// <summary>Begins a quarter anew.</summary>
        internal void Restart()
        {
            _minute = 0;
            for (int i = 0; i < HealthParts.Count; i++)
            {
                _sums[i] = 0;
                _counts[i] = 0;
            }
        }

        /// <summary>The next minute.</summary>
        /// <returns>True where a quarter has ended.</returns>
        internal bool MoveOn()
        {
            _minute = _minute + 1 < Minutes ? _minute + 1 : 0;
            return _minute == 0;
        }

        /// <summary>Median over the quarter that ended; <see cref="TrendFit.Missing"/> where too little was measured. Reorders it.</summary>
        internal int Median(int part)
        {
            short[] slots = _slots;
            int start = part * Slots;
            int count = 0;
            for (int i = 0; i < Slots; i++)
            {
                short value = slots[start + i];
                if (value == TrendFit.Missing)
                {
                    continue;
                }
                int place = start + count;
                for (; place > start && slots[place - 1] > value; place--)
                {
                    slots[place] = slots[place - 1];
                }
                slots[place] = value;
                count++;
            }
            return count < LeastSlots ? TrendFit.Missing : (slots[start + count / 2] + slots[start + (count - 1) / 2]) / 2;
        }

        /// <summary>Events over the quarter that ended.</summary>
        internal int Sum(int part)
        {
            int sum = 0;
            for (int i = 0; i < Slots; i++)
            {
                sum += _slots[part * Slots + i];
            }
            return sum;
        }

        // A slot holds the sum of its events, or the mean of its minutes.
        private void Put(int part, int value)
        {
            int place = part * Slots + _minute / MinutesPerSlot;
            int of = _minute % MinutesPerSlot;
            int before = of == 0 ? TrendFit.Missing : _slots[place];
            if (before == TrendFit.Missing || value == TrendFit.Missing)
            {
                value = value == TrendFit.Missing ? before : value;
            }
            else if (HealthParts.IsCount(part))
            {
                value += before;
            }
            else
            {
                value = before + (value - before) / (of + 1);
            }
            _slots[place] = (short)(value > Most ? Most : value);
        }
    }
}
