namespace EdgeTwin.Core.Health
{
    /// <summary>Arithmetic in whole numbers.</summary>
    internal static class Whole
    {
        private const int MostRoot = 46340;

        /// <summary>The square root, rounded down; 0 for what is under 1.</summary>
        internal static int Root(int value)
        {
            int root = 0;
            for (int bit = value >= 1 << 16 ? 1 << 15 : 1 << 7; bit > 0; bit >>= 1)
            {
                int tried = root + bit;
                if (tried <= MostRoot && tried * tried <= value)
                {
                    root = tried;
                }
            }
            return root;
        }

        /// <summary>Root of the sum of two squares of numbers of 0 or more; up to 15 bits it is exact, over them right to a thousandth.</summary>
        internal static int Hypotenuse(int a, int b)
        {
            int shift = 0;
            while (a > short.MaxValue || b > short.MaxValue)
            {
                a >>= 1;
                b >>= 1;
                shift++;
            }
            return Root(a * a + b * b) << shift;
        }
    }
}
