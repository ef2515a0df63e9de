namespace EdgeTwin.Core.Signal
{
    /// <summary>The middle of three.</summary>
    internal static class Median3
    {
        /// <summary>The middle one of three values, in whatever order.</summary>
        internal static int Of(int a, int b, int c)
        {
            int low = a < b ? a : b;
            int high = a < b ? b : a;
            return c < low ? low : c > high ? high : c;
        }
    }
}
