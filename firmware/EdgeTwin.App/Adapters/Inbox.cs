namespace EdgeTwin.App.Adapters
{
    /// <summary>Messages that came in on another thread, until the loop takes them. Bounded in number and size: what does not fit is counted.</summary>
    internal sealed class Inbox
    {
        /// <summary>Largest message, bytes: every command fits.</summary>
        internal const int MostBytes = 256;

        private const int Places = 8;

        private readonly object _lock = new object();
        private readonly string[] _topics = new string[Places];
        private readonly byte[][] _payloads = new byte[Places][];
        private int _first;
        private int _count;

        /// <summary>Messages that were too large or too many.</summary>
        internal int Dropped { get; private set; }

        internal void Add(string topic, byte[] payload)
        {
            lock (_lock)
            {
                if (topic == null || payload == null || payload.Length > MostBytes || _count == Places)
                {
                    Dropped++;
                    return;
                }
                int at = (_first + _count) % Places;
                _topics[at] = topic;
                _payloads[at] = payload;
                _count++;
            }
        }

        internal bool TryTake(out string topic, out byte[] payload)
        {
            lock (_lock)
            {
                topic = null;
                payload = null;
                if (_count == 0)
                {
                    return false;
                }
                topic = _topics[_first];
                payload = _payloads[_first];
                _payloads[_first] = null;
                _first = (_first + 1) % Places;
                _count--;
                return true;
            }
        }

        internal void Clear()
        {
            lock (_lock)
            {
                _count = 0;
            }
        }
    }
}
