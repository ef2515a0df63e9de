using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation.Figures;

/// <summary>A statistic over all records of a table.</summary>
/// <param name="Gross">All counts in one pot.</param>
/// <param name="AveragePercent">Mean over the records in which it is defined.</param>
/// <param name="Interval">95 % interval of the gross figure over records, per cent.</param>
internal sealed record FigureSum(Ratio Gross, double? AveragePercent, (double Low, double High)? Interval)
{
    /// <summary>The interval as <c>97.1-99.4</c>.</summary>
    internal string IntervalText => Interval is { } one ? FormattableString.Invariant($"{one.Low:F1}-{one.High:F1}") : "-";

    /// <summary>The average with two decimals.</summary>
    internal string AverageText => AveragePercent is { } one ? one.ToString("F2", System.Globalization.CultureInfo.InvariantCulture) : "-";
}
