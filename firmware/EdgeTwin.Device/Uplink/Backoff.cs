namespace EdgeTwin.Device.Uplink
{
    /// <summary>
    /// Pauses between tries: doubling up to a limit, each drawn from the upper half of its span so that a fleet does not come back in step.
    /// Only progress resets it: a broker that accepts and then delivers nothing is a failure too.
    /// </summary>
    public sealed class Backoff
    {
        private readonly int _firstMs;
        private int _maxMs;
        private int _spanMs;
        private uint _random;

        /// <summary>A back-off from <paramref name="firstMs"/> to <paramref name="maxMs"/>.</summary>
        /// <param name="firstMs">First span, ms, at least 2.</param>
        /// <param name="maxMs">Longest span, ms.</param>
        /// <param name="seed">Differs from device to device.</param>
        public Backoff(int firstMs, int maxMs, uint seed)
        {
            _firstMs = firstMs;
            _maxMs = maxMs;
            _spanMs = firstMs;
            // Xorshift stands still at 0.
            _random = seed == 0 ? 0x9E3779B9 : seed;
        }

        /// <summary>The next pause, ms, and the one after it is longer.</summary>
        public int NextMs()
        {
            int half = _spanMs / 2;
            int pauseMs = half + (int)(NextRandom() % (uint)(half + 1));
            _spanMs = _spanMs > _maxMs / 2 ? _maxMs : _spanMs * 2;
            return pauseMs;
        }

        /// <summary>Starts again from the first span.</summary>
        public void Reset()
        {
            _spanMs = _firstMs;
        }

        /// <summary>Sets another limit, ms.</summary>
        public void Limit(int maxMs)
        {
            _maxMs = maxMs < _firstMs ? _firstMs : maxMs;
            _spanMs = _spanMs > _maxMs ? _maxMs : _spanMs;
        }

        // Marsaglia 2003, xorshift with shifts 13, 17, 5.
        private uint NextRandom()
        {
            _random ^= _random << 13;
            _random ^= _random >> 17;
            _random ^= _random << 5;
            return _random;
        }
    }
}
