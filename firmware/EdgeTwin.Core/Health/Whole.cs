namespace EdgeTwin.Core.Health
{
    /// <summary>Arithmetic in whole numbers.</summary>
    internal static class Whole
    {
        /// <summary>The square root, rounded down; 0 for what is under 1. At most 16 rounds.</summary>
        internal static int Root(int value)
        {
            if (value < 1)
            {
                return 0;
            }
            int root = 0;
            for (int bit = 1 << 15; bit > 0; bit >>= 1)
            {
                int tried = root + bit;
                if (tried <= 46340 && tried * tried <= value)
                {
                    root = tried;
                }
            }
            return root;
        }

        /// <summary>The square root, rounded down, of up to 2^46.</summary>
        internal static int LongRoot(long value)
        {
            int shift = 0;
            while (value > int.MaxValue)
            {
                value >>= 2;
                shift++;
            }
            return Root((int)value) << shift;
        }

        /// <summary>Root of the sum of two squares; both 0 or more.</summary>
        internal static int Hypotenuse(int a, int b)
        {
            int shift = 0;
            while (a + b > 30000)
            {
                a >>= 1;
                b >>= 1;
                shift++;
            }
            return Root(a * a + b * b) << shift;
        }

        /// <summary>1000 times the square of <paramref name="part"/> over <paramref name="whole"/>, at most 1000.</summary>
        internal static int PartSquared(int part, int whole)
        {
            if (part >= whole)
            {
                return 1000;
            }
            while (whole > 1000)
            {
                part >>= 1;
                whole >>= 1;
            }
            return whole == 0 ? 1000 : 1000 * part / whole * part / whole;
        }
    }
}
