namespace EdgeTwin.Device.Log
{
    /// <summary>One record out of the log. The object is reused by its owner; its payload is valid until the next read.</summary>
    public sealed class LogRecord
    {
        /// <summary>Number of the record, 1 for the first that a log ever held.</summary>
        public uint Seq;

        /// <summary>What it holds.</summary>
        public RecordType Type;

        /// <summary>Uptime when it was written, ms.</summary>
        public long UptimeMs;

        /// <summary>Wall clock when it was written, ms since 1970, or 0 where it was not set.</summary>
        public long UtcMs;

        /// <summary>Holds the payload, at <see cref="PayloadOffset"/>.</summary>
        public byte[] Buffer;

        /// <summary>First byte of the payload in <see cref="Buffer"/>.</summary>
        public int PayloadOffset;

        /// <summary>Bytes of payload.</summary>
        public int PayloadLength;
    }
}
