namespace EdgeTwin.Core.Health
{
    /// <summary>What was measured of every part in the running minute, and of those with a trend in each minute of the running quarter of an hour.</summary>
    internal sealed class MinuteBook
    {
        /// <summary>Minutes of a quarter.</summary>
        internal const int Minutes = 15;

        // A median of fewer would be a chance.
        private const int LeastMinutes = 5;
        private const int Most = 32767;
        private const int MostSum = Most * byte.MaxValue;

        private readonly int[] _sums = new int[HealthParts.Count];
        private readonly byte[] _counts = new byte[HealthParts.Count];
        private readonly short[] _minutes = new short[HealthParts.Trended * Minutes];
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

        /// <summary>Ends the minute of one part: its mean, or its events; <see cref="TheilSen.Missing"/> where nothing was measured.</summary>
        internal int End(int part)
        {
            int count = _counts[part];
            int sum = _sums[part];
            _sums[part] = 0;
            _counts[part] = 0;
            int value = HealthParts.IsCount(part) ? sum > Most ? Most : sum : count > 0 ? sum / count : TheilSen.Missing;
            if (part < HealthParts.Trended)
            {
                _minutes[part * Minutes + _minute] = (short)value;
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

        /// <summary>Median over the quarter that ended; <see cref="TheilSen.Missing"/> where too little was measured. Reorders the minutes.</summary>
        internal int Median(int part)
        {
            short[] minutes = _minutes;
            int start = part * Minutes;
            int count = 0;
            for (int i = 0; i < Minutes; i++)
            {
                short value = minutes[start + i];
                if (value == TheilSen.Missing)
                {
                    continue;
                }
                int place = start + count;
                for (; place > start && minutes[place - 1] > value; place--)
                {
                    minutes[place] = minutes[place - 1];
                }
                minutes[place] = value;
                count++;
            }
            return count < LeastMinutes ? TheilSen.Missing : (minutes[start + count / 2] + minutes[start + (count - 1) / 2]) / 2;
        }

        /// <summary>Events over the quarter that ended.</summary>
        internal int Sum(int part)
        {
            int sum = 0;
            for (int i = 0; i < Minutes; i++)
            {
                sum += _minutes[part * Minutes + i];
            }
            return sum;
        }
    }
}
