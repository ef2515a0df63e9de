namespace EdgeTwin.Recordings.Injection;

/// <summary>A smooth step that is the same on every machine: a polynomial in place of the raised cosine, whose last bits differ.</summary>
internal static class Smooth
{
    /// <summary>0 up to 0, 1 from 1 on, and 3x^2 - 2x^3 between: within 1 % of the raised cosine.</summary>
    internal static double Step(double x) => x <= 0 ? 0 : x >= 1 ? 1 : x * x * (3 - (2 * x));
}
