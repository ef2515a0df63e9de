namespace EdgeTwin.Core.Fusion
{
    /// <summary>The middle one of the last three values: deaf to one ectopic beat with its pause.</summary>
    public sealed class Middle3
    {
        private int _last;
        private int _lastButOne;
        private int _count;

        /// <summary>Adds a value.</summary>
        /// <returns>The middle of the last three; 0 until there are three.</returns>
        public int Add(int value)
        {
            int a = _lastButOne;
            int b = _last;
            _lastButOne = b;
            _last = value;
            if (_count < 2)
            {
                _count++;
                return 0;
            }
            int low = a < b ? a : b;
            int high = a < b ? b : a;
            return value < low ? low : value > high ? high : value;
        }

        /// <summary>Forgets all.</summary>
        public void Clear()
        {
            _count = 0;
        }
    }
}
