namespace EdgeTwin.Device.Log
{
    /// <summary>Numbers in byte arrays, the lowest byte first.</summary>
    public static class Bytes
    {
        /// <summary>Writes 16 bits.</summary>
        public static void PutU16(byte[] buffer, int offset, int value)
        {
            buffer[offset] = (byte)value;
            buffer[offset + 1] = (byte)(value >> 8);
        }

        /// <summary>Writes 32 bits.</summary>
        public static void PutU32(byte[] buffer, int offset, uint value)
        {
            PutU16(buffer, offset, (int)(value & 0xFFFF));
            PutU16(buffer, offset + 2, (int)(value >> 16));
        }

        /// <summary>Writes 64 bits.</summary>
        public static void PutI64(byte[] buffer, int offset, long value)
        {
            PutU32(buffer, offset, (uint)(value & 0xFFFFFFFF));
            PutU32(buffer, offset + 4, (uint)((value >> 32) & 0xFFFFFFFF));
        }

        /// <summary>Reads 16 bits.</summary>
        public static int U16(byte[] buffer, int offset)
        {
            return buffer[offset] | (buffer[offset + 1] << 8);
        }

        /// <summary>Reads 32 bits.</summary>
        public static uint U32(byte[] buffer, int offset)
        {
            return (uint)U16(buffer, offset) | ((uint)U16(buffer, offset + 2) << 16);
        }

        /// <summary>Reads 64 bits.</summary>
        public static long I64(byte[] buffer, int offset)
        {
            return (long)U32(buffer, offset) | ((long)U32(buffer, offset + 4) << 32);
        }
    }
}
