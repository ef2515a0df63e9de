namespace EdgeTwin.Host.Evaluation.Pulse;

/// <summary>
/// Ratios of ratios against saturations in file names: A_rms (ISO 80601-2-61's root mean square of the difference) of Maxim's polynomial, and of a straight line that is fitted
/// to all recordings but the one it is tried on.
/// </summary>
internal sealed class OxygenFit
{
    internal OxygenFit(IEnumerable<PpgScore> scores)
    {
        PpgScore[] labelled = [.. scores.Where(one => one.Spo2Percent is not null)];
        Labelled = labelled.Length;
        Rows = [.. labelled.Where(one => one.Run!.RatioPermille > 0).Select(one => (one.Name, one.Spo2Percent!.Value, one.Run!.RatioPermille / 1000.0))];
        (Intercept, Slope) = Line(Rows);
        LeftOutErrors = Rows.Count < 3 ? [] : [.. Rows.Select((row, i) => LeftOut(i) - row.Label)];
        MaximErrors = [.. Rows.Select(row => Maxim(row.Ratio) - row.Label)];
    }

    /// <summary>Recordings with a saturation in their name.</summary>
    internal int Labelled { get; }

    /// <summary>Those of them that the device told a ratio of.</summary>
    internal IReadOnlyList<(string Name, double Label, double Ratio)> Rows { get; }

    /// <summary>The line through all of them, per cent.</summary>
    internal double Intercept { get; }

    internal double Slope { get; }

    internal IReadOnlyList<double> LeftOutErrors { get; }

    internal IReadOnlyList<double> MaximErrors { get; }

    internal double? LeftOutRms => Rms(LeftOutErrors);

    internal double? MaximRms => Rms(MaximErrors);

    /// <summary>Maxim's published polynomial, per cent.</summary>
    internal static double Maxim(double ratio) => (1.5958422 * ratio * ratio) - (34.6596622 * ratio) + 112.6898759;

    private double LeftOut(int index)
    {
        (double intercept, double slope) = Line([.. Rows.Where((_, i) => i != index)]);
        return intercept + (slope * Rows[index].Ratio);
    }

    private static (double Intercept, double Slope) Line(IReadOnlyList<(string Name, double Label, double Ratio)> rows)
    {
        if (rows.Count < 2)
        {
            return (0, 0);
        }
        double x = rows.Average(row => row.Ratio);
        double y = rows.Average(row => row.Label);
        double square = rows.Sum(row => (row.Ratio - x) * (row.Ratio - x));
        double slope = square > 0 ? rows.Sum(row => (row.Ratio - x) * (row.Label - y)) / square : 0;
        return (y - (slope * x), slope);
    }

    private static double? Rms(IReadOnlyList<double> errors) => errors.Count == 0 ? null : Math.Sqrt(errors.Average(one => one * one));
}
