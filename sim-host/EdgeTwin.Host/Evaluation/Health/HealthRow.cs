namespace EdgeTwin.Host.Evaluation.Health;

/// <summary>What was foretold over several runs.</summary>
internal sealed class HealthRow
{
    private readonly IReadOnlyList<HealthRunScore> _runs;
    private readonly IReadOnlyList<LifePoint> _half;
    private readonly IReadOnlyList<LifePoint> _all;

    internal HealthRow(string name, IReadOnlyList<HealthRunScore> runs)
    {
        Name = name;
        _runs = runs;
        _half = [.. runs.Select(one => one.At(HealthTable.HalfPercent)).Where(one => one.P10Minutes is not null)];
        _all = [.. runs.SelectMany(one => one.Points).Where(one => one.LifePercent is >= 30 and <= 90 && one.P10Minutes is not null)];
    }

    /// <summary>The kind of wear, or all.</summary>
    internal string Name { get; }

    /// <summary>How many.</summary>
    internal int Runs => _runs.Count;

    /// <summary>Life from onset to failure, hours: a tenth, the middle, nine tenths.</summary>
    internal double? LifeHours(int percent) => Quantile(_runs.Select(one => one.LifeMinutes / 60), percent);

    /// <summary>Runs with a forecast at half life, per cent.</summary>
    internal double? ForetoldPercent => Share(_half.Count, _runs.Count);

    /// <summary>Of those, true failure inside P10 to P90, per cent.</summary>
    internal double? CoveragePercent => Share(_half.Count(one => one.IsInside), _half.Count);

    /// <summary>The same over all forecasts from 30 to 90 % of life.</summary>
    internal double? CoverageOfLifePercent => Share(_all.Count(one => one.IsInside), _all.Count);

    /// <summary>Median error of P50 at half life, per cent of what was left.</summary>
    internal double? ErrorPercent => 100 * Quantile(_half.Select(one => one.Error!.Value), 50);

    /// <summary>Median error at another part of life.</summary>
    internal double? ErrorAt(int lifePercent) =>
        100 * Quantile(_runs.Select(one => one.At(lifePercent).Error).OfType<double>(), 50);

    /// <summary>Runs with a forecast at a part of life, per cent.</summary>
    internal double? ForetoldAt(int lifePercent) => Share(_runs.Count(one => one.At(lifePercent).P10Minutes is not null), _runs.Count);

    /// <summary>Runs with a warning half an hour and more before they failed, per cent.</summary>
    internal double? WarnedPercent => Share(_runs.Count(one => one.AheadMinutes >= HealthTable.LeastAheadMinutes), _runs.Count);

    /// <summary>How long before failure the first warning came, hours; a run without one counts as none.</summary>
    internal double? AheadHours => Quantile(_runs.Select(one => (one.AheadMinutes ?? 0) / 60), 50);

    /// <summary>Warnings about other parts, or before the wear set in.</summary>
    internal int FalseWarnings => _runs.Sum(one => one.FalseWarnings.Count());

    /// <summary>
    /// How often the truth came before each quantile of the forecasts at half life, per cent. Only P10, P50 and P90 are told; between them the time is taken to be
    /// log-normal on each side.
    /// </summary>
    internal IEnumerable<(int Nominal, double Observed)> Calibration()
    {
        if (_half.Count == 0)
        {
            yield break;
        }
        // Standard normal deviates of 5, 10, 20 .. 90, 95 %.
        (int Percent, double Deviate)[] quantiles =
            [(5, -1.645), (10, -1.282), (20, -0.842), (30, -0.524), (40, -0.253), (50, 0), (60, 0.253), (70, 0.524), (80, 0.842), (90, 1.282), (95, 1.645)];
        foreach ((int percent, double deviate) in quantiles)
        {
            yield return (percent, 100.0 * _half.Count(one => one.LeftMinutes <= At(one, deviate)) / _half.Count);
        }
    }

    private static double At(LifePoint point, double deviate)
    {
        double middle = Math.Max(1, point.P50Minutes);
        double side = Math.Max(1, deviate < 0 ? point.P10Minutes!.Value : point.P90Minutes);
        double spread = Math.Abs(Math.Log(side / middle)) / 1.282;
        return middle * Math.Exp(spread * deviate);
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : 100.0 * part / whole;

    private static double? Quantile(IEnumerable<double> values, int percent)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? null : sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
    }
}
