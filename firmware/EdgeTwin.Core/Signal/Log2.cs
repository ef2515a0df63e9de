namespace EdgeTwin.Core.Signal
{
    /// <summary>
    /// Logarithms in sixteenths of an octave, in integers. Ratios of amplitudes become differences,
    /// so the detectors compare without dividing: +16 is twice, -16 is half.
    /// </summary>
    public static class Log2
    {
        // round(16 log2(m / 32)) for m = 32..63.
        private static readonly byte[] Mantissa =
        {
            0, 1, 1, 2, 3, 3, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 12, 13, 13, 14, 14, 14, 15, 15, 16,
        };

        /// <summary>16 log2(<paramref name="value"/>), within 1.25 (the five leading bits decide); values under 1 count as 1, which gives 0.</summary>
        /// <param name="value">Any integer.</param>
        /// <returns>0..496.</returns>
        public static int Sixteenths(int value)
        {
            if (value < 1)
            {
                return 0;
            }
            int octaves = 5;
            while (value >= 1 << 13)
            {
                value >>= 8;
                octaves += 8;
            }
            if (value >= 1 << 9)
            {
                value >>= 4;
                octaves += 4;
            }
            if (value >= 1 << 7)
            {
                value >>= 2;
                octaves += 2;
            }
            if (value >= 1 << 6)
            {
                value >>= 1;
                octaves++;
            }
            while (value < 32)
            {
                value <<= 1;
                octaves--;
            }
            return octaves * 16 + Mantissa[value - 32];
        }
    }
}
