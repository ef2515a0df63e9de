using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Fusion
{
    /// <summary>
    /// A steady measure of intervals: the mean of the last two middles of three. One ectopic beat with its pause is no middle, and in bigeminy, where each
    /// second interval is long, the mean of two is the heart's.
    /// </summary>
    public sealed class MiddleInterval
    {
        private int _last;
        private int _lastButOne;
        private int _middle;
        private int _count;

        /// <summary>Adds an interval, ms.</summary>
        /// <returns>The measure, ms; 0 until there are three intervals.</returns>
        public int Add(int value)
        {
            int a = _lastButOne;
            int b = _last;
            _lastButOne = b;
            _last = value;
            if (_count < 2)
            {
                _count++;
                _middle = 0;
                return 0;
            }
            int before = _middle;
            _middle = Median3.Of(a, b, value);
            return before == 0 ? _middle : (before + _middle) / 2;
        }

        /// <summary>Forgets all.</summary>
        public void Clear()
        {
            _count = 0;
        }
    }
}
