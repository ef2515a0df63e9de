namespace EdgeTwin.Device.Log
{
    /// <summary>CRC-16/CCITT-FALSE (polynomial 0x1021, start 0xFFFF): finds every burst of up to 16 bits and 65535 of 65536 others.</summary>
    public static class Crc16
    {
        private static readonly ushort[] Table = MakeTable();

        /// <summary>The check of <paramref name="count"/> bytes from <paramref name="offset"/> on.</summary>
        public static int Of(byte[] buffer, int offset, int count)
        {
            ushort[] table = Table;
            int crc = 0xFFFF;
            int end = offset + count;
            for (int i = offset; i < end; i++)
            {
                crc = ((crc << 8) & 0xFFFF) ^ table[(crc >> 8) ^ buffer[i]];
            }
            return crc;
        }

        /// <summary>True where the two bytes behind <paramref name="count"/> bytes are their check.</summary>
        public static bool IsRight(byte[] buffer, int offset, int count)
        {
            return Of(buffer, offset, count) == Bytes.U16(buffer, offset + count);
        }

        private static ushort[] MakeTable()
        {
            ushort[] table = new ushort[256];
            for (int i = 0; i < table.Length; i++)
            {
                int crc = i << 8;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
                }
                table[i] = (ushort)crc;
            }
            return table;
        }
    }
}
