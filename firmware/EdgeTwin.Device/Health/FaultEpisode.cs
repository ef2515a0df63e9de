namespace EdgeTwin.Device.Health
{
    /// <summary>One kind of fault at one part, from the first time to a calm. The calm that ends it grows with each that follows soon, so that a loose plug makes no storm of records.</summary>
    public sealed class FaultEpisode
    {
        private const int FirstCalmMs = 10000;
        private const int LongestCalmMs = 320000;
        private const int ForgivenMs = 600000;

        private int _calmMs = FirstCalmMs;
        private long _lastMs;
        private long _endedMs = -ForgivenMs;

        /// <summary>True from the first time on, until the calm is over.</summary>
        public bool IsOpen { get; private set; }

        /// <summary>True where its beginning stands in the log.</summary>
        public bool IsTold;

        /// <summary>When it began, ms of signal, for the record of its end.</summary>
        public long StartSignalMs;

        /// <summary>Times that it was seen since it began.</summary>
        public int Times { get; private set; }

        /// <summary>It was seen.</summary>
        /// <returns>True where it begins with this.</returns>
        public bool See(long nowMs)
        {
            _lastMs = nowMs;
            Times++;
            if (IsOpen)
            {
                return false;
            }
            IsOpen = true;
            IsTold = false;
            Times = 1;
            bool isSoon = nowMs - _endedMs < ForgivenMs;
            _calmMs = !isSoon ? FirstCalmMs : _calmMs > LongestCalmMs / 2 ? LongestCalmMs : 2 * _calmMs;
            return true;
        }

        /// <summary>True where it is over: calm for long enough.</summary>
        public bool IsOver(long nowMs)
        {
            return IsOpen && nowMs - _lastMs >= _calmMs;
        }

        /// <summary>Ends it.</summary>
        public void End(long nowMs)
        {
            IsOpen = false;
            _endedMs = nowMs;
        }
    }
}
