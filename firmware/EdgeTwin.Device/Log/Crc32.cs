namespace EdgeTwin.Device.Log
{
    /// <summary>
    /// CRC-32 (IEEE 802.3: polynomial 0x04C11DB7 reflected, start and end inverted), four bits at a time: finds every burst of up to 32 bits, and all but one
    /// in 4 thousand million of the others. A log that lives for years in flash meets too many flipped bits for 16.
    /// </summary>
    public static class Crc32
    {
        private static readonly uint[] Table =
        {
            0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
            0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
        };

        /// <summary>The check of <paramref name="count"/> bytes from <paramref name="offset"/> on.</summary>
        public static uint Of(byte[] buffer, int offset, int count)
        {
            uint[] table = Table;
            uint crc = 0xFFFFFFFF;
            int end = offset + count;
            for (int i = offset; i < end; i++)
            {
                crc ^= buffer[i];
                crc = (crc >> 4) ^ table[crc & 15];
                crc = (crc >> 4) ^ table[crc & 15];
            }
            return crc ^ 0xFFFFFFFF;
        }

        /// <summary>True where the four bytes behind <paramref name="count"/> bytes are their check.</summary>
        public static bool IsRight(byte[] buffer, int offset, int count)
        {
            return Of(buffer, offset, count) == Bytes.U32(buffer, offset + count);
        }
    }
}
