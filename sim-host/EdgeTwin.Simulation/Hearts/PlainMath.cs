namespace EdgeTwin.Simulation.Hearts;

/// <summary>
/// Sine and Gaussian from additions and multiplications alone. IEEE 754 fixes every bit of those, and the runtime does not fuse
/// them, whereas Math.Sin and Math.Exp call the machine's own library: with these, a seed gives the same trace everywhere.
/// </summary>
public static class PlainMath
{
    /// <summary>Sine of <paramref name="turns"/> full turns; error under 1e-5.</summary>
    public static double Sin(double turns)
    {
        double t = turns - Math.Floor(turns);
        double sign = 1;
        if (t >= 0.5)
        {
            t -= 0.5;
            sign = -1;
        }
        if (t > 0.25)
        {
            t = 0.5 - t;
        }
        double x = t * 6.283185307179586;
        double y = x * x;
        return sign * x * (1 - (y / 6 * (1 - (y / 20 * (1 - (y / 42 * (1 - (y / 72))))))));
    }

    /// <summary>exp(-z*z/2): the height of a Gaussian <paramref name="z"/> deviations from its centre; error under 1e-6 for |z| up to 5.</summary>
    public static double Gaussian(double z)
    {
        // exp(-u) as (exp(-u/64))^64: the series converges at once, and six squarings undo the division.
        double u = z * z / 128;
        double e = 1 - (u * (1 - (u / 2 * (1 - (u / 3 * (1 - (u / 4)))))));
        for (int i = 0; i < 6; i++)
        {
            e *= e;
        }
        return e;
    }
}
