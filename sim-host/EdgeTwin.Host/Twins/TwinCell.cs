namespace EdgeTwin.Host.Twins;

/// <summary>A figure that the device learned.</summary>
/// <param name="Mean">What is usual.</param>
/// <param name="Deviation">Mean absolute deviation from it.</param>
/// <param name="Count">How often it was measured.</param>
internal readonly record struct TwinCell(int Mean, int Deviation, int Count)
{
    // Measurements after which a mean is half sure.
    private const double HalfSure = 8;

    /// <summary>A normal distribution's standard deviation is so many mean absolute deviations.</summary>
    internal const double PerDeviation = 1.2533;

    /// <summary>How far it can be relied on, 0..100 %: by how often it was measured alone.</summary>
    internal int ConfidencePercent => (int)Math.Round(100 * Count / (Count + HalfSure));

    /// <summary>Standard deviation, were it normally distributed.</summary>
    internal double Sd => PerDeviation * Deviation;
}
