namespace EdgeTwin.Simulation.Ageing;

/// <summary>Exponential, logarithm and power from additions, multiplications and divisions alone, so that a seed ages the same on every machine (see <see cref="Hearts.PlainMath"/>).</summary>
internal static class PlainPower
{
    private const double Ln2 = 0.693147180559945309;

    /// <summary>e to the power of <paramref name="x"/>; relative error under 1e-12 for |x| up to 700.</summary>
    internal static double Exp(double x)
    {
        double octaves = Math.Floor((x / Ln2) + 0.5);
        double rest = x - (octaves * Ln2);
        double sum = 1;
        for (int i = 14; i > 0; i--)
        {
            sum = 1 + (rest / i * sum);
        }
        return Math.ScaleB(sum, (int)octaves);
    }

    /// <summary>Natural logarithm of a number over 0; error under 1e-12.</summary>
    internal static double Log(double x)
    {
        int octaves = Math.ILogB(x);
        double part = Math.ScaleB(x, -octaves);
        if (part > 1.4142135623730951)
        {
            part /= 2;
            octaves++;
        }
        double t = (part - 1) / (part + 1);
        double square = t * t;
        double sum = 0;
        for (int i = 17; i > 0; i -= 2)
        {
            sum = (1.0 / i) + (square * sum);
        }
        return (2 * t * sum) + (octaves * Ln2);
    }

    /// <summary><paramref name="x"/>, 0 or more, to the power of <paramref name="y"/>.</summary>
    internal static double Pow(double x, double y) => x <= 0 ? 0 : Exp(y * Log(x));
}
