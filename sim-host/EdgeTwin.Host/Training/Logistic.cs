namespace EdgeTwin.Host.Training;

/// <summary>
/// The logistic function from additions, multiplications and divisions alone, which IEEE 754 fixes to the bit: Math.Exp calls the
/// machine's own library, and tables would differ from machine to machine.
/// </summary>
internal static class Logistic
{
    private const double Steepest = 30;

    /// <summary>1 / (1 + exp(-x)), relative error under 1e-9.</summary>
    internal static double Of(double x)
    {
        double size = Math.Min(Math.Abs(x), Steepest);
        double e = ExpOfMinus(size);
        return x < 0 ? e / (1 + e) : 1 / (1 + e);
    }

    /// <summary>The x whose logistic is <paramref name="share"/>, kept within +-30.</summary>
    internal static double LogOdds(double share)
    {
        double low = -Steepest;
        double high = Steepest;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (Of(middle) < share)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    // exp(-u) as (exp(-u/1024))^1024: a short series and ten squarings.
    private static double ExpOfMinus(double u)
    {
        double v = u / 1024;
        double e = 1 - (v * (1 - (v / 2 * (1 - (v / 3 * (1 - (v / 4 * (1 - (v / 5)))))))));
        for (int i = 0; i < 10; i++)
        {
            e *= e;
        }
        return e;
    }
}
