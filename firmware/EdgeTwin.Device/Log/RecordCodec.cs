namespace EdgeTwin.Device.Log
{
    /// <summary>
    /// A record's bytes: length of the whole (2), version (1), type (1), seq (4), uptimeMs (8), utcMs (8), payload, CRC-32 of all before it (4).
    /// </summary>
    public static class RecordCodec
    {
        /// <summary>Bytes of a record beside its payload.</summary>
        public const int OverheadBytes = HeaderBytes + CheckBytes;

        private const int HeaderBytes = 24;
        private const int CheckBytes = 4;

        // 1 had a CRC-16; no board ever wrote it.
        private const int Version = 2;

        /// <summary>Writes a record at <paramref name="offset"/>.</summary>
        /// <returns>Bytes written: the payload and <see cref="OverheadBytes"/>.</returns>
        public static int Encode(byte[] buffer, int offset, RecordType type, uint seq, long uptimeMs, long utcMs, byte[] payload, int length)
        {
            int total = length + OverheadBytes;
            Bytes.PutU16(buffer, offset, total);
            buffer[offset + 2] = Version;
            buffer[offset + 3] = (byte)type;
            Bytes.PutU32(buffer, offset + 4, seq);
            Bytes.PutI64(buffer, offset + 8, uptimeMs);
            Bytes.PutI64(buffer, offset + 16, utcMs);
            System.Array.Copy(payload, 0, buffer, offset + HeaderBytes, length);
            Bytes.PutU32(buffer, offset + HeaderBytes + length, Crc32.Of(buffer, offset, HeaderBytes + length));
            return total;
        }

        /// <summary>Length of the record at <paramref name="offset"/>, or 0 where no intact one stands there.</summary>
        /// <param name="buffer">Bytes from flash.</param>
        /// <param name="offset">Where the record would begin.</param>
        /// <param name="end">One past the last byte that was read.</param>
        public static int IntactLength(byte[] buffer, int offset, int end)
        {
            if (end - offset < OverheadBytes)
            {
                return 0;
            }
            int total = Bytes.U16(buffer, offset);
            bool isPlausible = total >= OverheadBytes && total <= end - offset && total <= OverheadBytes + Limits.PayloadBytes
                && buffer[offset + 2] == Version && RecordTypes.IsKnown(buffer[offset + 3]);
            return isPlausible && Crc32.IsRight(buffer, offset, total - CheckBytes) ? total : 0;
        }

        /// <summary>Number of the record at <paramref name="offset"/>.</summary>
        public static uint SeqAt(byte[] buffer, int offset)
        {
            return Bytes.U32(buffer, offset + 4);
        }

        /// <summary>Type of the record at <paramref name="offset"/>.</summary>
        public static RecordType TypeAt(byte[] buffer, int offset)
        {
            return (RecordType)buffer[offset + 3];
        }

        /// <summary>Fills <paramref name="record"/> from the intact record of <paramref name="total"/> bytes at <paramref name="offset"/>. The payload is not copied.</summary>
        public static void Decode(byte[] buffer, int offset, int total, LogRecord record)
        {
            record.Type = TypeAt(buffer, offset);
            record.Seq = SeqAt(buffer, offset);
            record.UptimeMs = Bytes.I64(buffer, offset + 8);
            record.UtcMs = Bytes.I64(buffer, offset + 16);
            record.Buffer = buffer;
            record.PayloadOffset = offset + HeaderBytes;
            record.PayloadLength = total - OverheadBytes;
        }
    }
}
