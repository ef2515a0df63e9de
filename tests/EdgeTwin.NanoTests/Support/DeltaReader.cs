namespace EdgeTwin.NanoTests.Support
{
    /// <summary>Reads samples out of the golden table: each is the way from the one before, lowest seven bits first, sign in the lowest bit.</summary>
    public sealed class DeltaReader
    {
        private byte[] _bytes;
        private int _at;
        private int _last;

        /// <summary>Goes on in the next chunk. A sample does not cross chunks.</summary>
        public void Open(byte[] chunk)
        {
            _bytes = chunk;
            _at = 0;
        }

        /// <summary>True where the chunk holds another sample.</summary>
        public bool HasNext
        {
            get { return _at < _bytes.Length; }
        }

        /// <summary>The next sample, uV.</summary>
        public int Next()
        {
            int value = 0;
            int shift = 0;
            int part;
            do
            {
                part = _bytes[_at++];
                value |= (part & 127) << shift;
                shift += 7;
            }
            while (part > 127);
            _last += (value & 1) == 0 ? value >> 1 : -((value + 1) >> 1);
            return _last;
        }
    }
}
