using System.Globalization;

namespace EdgeTwin.Recordings.Ec57;

/// <summary>A statistic with its counts, so that a reader sees how many beats it rests on.</summary>
/// <param name="Hits">Numerator.</param>
/// <param name="Of">Denominator; 0 means that the statistic is not defined.</param>
public readonly record struct Ratio(long Hits, long Of)
{
    /// <summary>In per cent, or null where nothing was there to count.</summary>
    public double? Percent => Of == 0 ? null : 100.0 * Hits / Of;

    /// <summary>Such as <c>99.70</c>; <c>-</c> where it is not defined.</summary>
    public override string ToString() => Percent?.ToString("F2", CultureInfo.InvariantCulture) ?? "-";
}
