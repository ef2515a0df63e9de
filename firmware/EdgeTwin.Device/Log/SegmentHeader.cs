namespace EdgeTwin.Device.Log
{
    /// <summary>
    /// A segment's first bytes: "ET" (2), version (1), 0 (1), log id (4), seq of its first record (4), highest acknowledged seq when it was begun (4),
    /// CRC-16 (2). It holds the high-water mark of the sequence even where no record follows.
    /// </summary>
    public static class SegmentHeader
    {
        /// <summary>Bytes of a header.</summary>
        public const int SizeBytes = 18;

        private const int Magic = 0x5445;
        private const int Version = 1;

        /// <summary>Writes a header to the first bytes of <paramref name="buffer"/>.</summary>
        public static void Encode(byte[] buffer, uint logId, uint firstSeq, uint ackedSeq)
        {
            Bytes.PutU16(buffer, 0, Magic);
            buffer[2] = Version;
            buffer[3] = 0;
            Bytes.PutU32(buffer, 4, logId);
            Bytes.PutU32(buffer, 8, firstSeq);
            Bytes.PutU32(buffer, 12, ackedSeq);
            Bytes.PutU16(buffer, 16, Crc16.Of(buffer, 0, 16));
        }

        /// <summary>True where an intact header stands at the first bytes.</summary>
        public static bool IsIntact(byte[] buffer, int length)
        {
            return length >= SizeBytes && Bytes.U16(buffer, 0) == Magic && buffer[2] == Version && Crc16.IsRight(buffer, 0, 16);
        }

        /// <summary>The log's id.</summary>
        public static uint LogId(byte[] buffer)
        {
            return Bytes.U32(buffer, 4);
        }

        /// <summary>Seq of the segment's first record.</summary>
        public static uint FirstSeq(byte[] buffer)
        {
            return Bytes.U32(buffer, 8);
        }

        /// <summary>Highest acknowledged seq when the segment was begun.</summary>
        public static uint AckedSeq(byte[] buffer)
        {
            return Bytes.U32(buffer, 12);
        }
    }
}
