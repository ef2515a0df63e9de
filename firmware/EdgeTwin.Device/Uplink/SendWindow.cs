namespace EdgeTwin.Device.Uplink
{
    /// <summary>What is under way and not acknowledged: at most <see cref="Limits.Window"/> messages, in the order they were sent.</summary>
    public sealed class SendWindow
    {
        private readonly uint[] _lastSeq = new uint[Limits.Window];
        private readonly long[] _sentMs = new long[Limits.Window];
        private int _first;

        /// <summary>Messages under way.</summary>
        public int Count { get; private set; }

        /// <summary>True where no further message may be sent.</summary>
        public bool IsFull
        {
            get { return Count >= Limits.Window; }
        }

        /// <summary>Notes a message that reaches up to <paramref name="lastSeq"/>.</summary>
        public void Add(uint lastSeq, long nowMs)
        {
            int index = (_first + Count) % Limits.Window;
            _lastSeq[index] = lastSeq;
            _sentMs[index] = nowMs;
            Count++;
        }

        /// <summary>Takes out what an acknowledgement covers.</summary>
        /// <returns>True where something was.</returns>
        public bool Release(uint ackedSeq)
        {
            bool hasReleased = false;
            while (Count > 0 && _lastSeq[_first] <= ackedSeq)
            {
                _first = (_first + 1) % Limits.Window;
                Count--;
                hasReleased = true;
            }
            return hasReleased;
        }

        /// <summary>Forgets everything: it is sent again.</summary>
        public void Clear()
        {
            Count = 0;
        }

        /// <summary>True where the oldest message has waited for longer than <paramref name="timeoutMs"/>.</summary>
        public bool IsOverdue(long nowMs, int timeoutMs)
        {
            return Count > 0 && nowMs - _sentMs[_first] > timeoutMs;
        }
    }
}
