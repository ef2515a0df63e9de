namespace EdgeTwin.Host.Twins;

/// <summary>One edition of a device's twin, as its topic <c>twin</c> told it.</summary>
internal sealed record TwinSnapshot
{
    /// <summary>Fewest intervals and blocks of beats from which a heart can be modelled.</summary>
    internal const int FewestIntervals = 16;

    private const int FirstBpm = 40;
    private const int BpmPerRate = 10;

    /// <summary>Number of the edition.</summary>
    public required int Version { get; init; }

    /// <summary>When it was made, s of the device's uptime.</summary>
    public required double UptimeS { get; init; }

    /// <summary>The same, s since 1970; null where the device has no clock.</summary>
    public double? UtcS { get; init; }

    /// <summary>The wearer's beat, uV over the level before the QRS complex.</summary>
    public required int[] BeatUv { get; init; }

    /// <summary>Time of its first point before the R peak, ms.</summary>
    public required double BeforeMs { get; init; }

    /// <summary>Time between its points, ms.</summary>
    public required double StepMs { get; init; }

    /// <summary>Blocks of 16 beats that it was learned from.</summary>
    public required int Blocks { get; init; }

    /// <summary>How often the device gave its form up for another.</summary>
    public required int Generation { get; init; }

    /// <summary>Usual distance of a block from it, uV.</summary>
    public required int NoiseUv { get; init; }

    /// <summary>RR interval, ms.</summary>
    public required TwinCell Rr { get; init; }

    /// <summary>Difference from one RR interval to the next, without its sign, ms.</summary>
    public required TwinCell RrStep { get; init; }

    /// <summary>ST level by heart rate, uV.</summary>
    public required TwinCell[] StByRate { get; init; }

    /// <summary>QT interval by heart rate, ms.</summary>
    public required TwinCell[] QtByRate { get; init; }

    /// <summary>ST level by time of day, uV.</summary>
    public required TwinCell[] StByDay { get; init; }

    /// <summary>QT interval by time of day, ms.</summary>
    public required TwinCell[] QtByDay { get; init; }

    /// <summary>RR interval by time of day, ms.</summary>
    public required TwinCell[] RrByDay { get; init; }

    /// <summary>R peak to the pulse's foot, ms.</summary>
    public required TwinCell Arrival { get; init; }

    /// <summary>Perfusion index, 1/100 %.</summary>
    public required TwinCell Perfusion { get; init; }

    /// <summary>Hours that the ectopic beats were counted in.</summary>
    public required int EctopyHours { get; init; }

    /// <summary>Beats in them.</summary>
    public required int Beats { get; init; }

    /// <summary>Ventricular ectopic ones.</summary>
    public required int Ventricular { get; init; }

    /// <summary>Supraventricular ectopic ones.</summary>
    public required int Supraventricular { get; init; }

    /// <summary>Beats that the form was learned from.</summary>
    public required int LearnedBeats { get; init; }

    /// <summary>Quality of the ECG, per cent.</summary>
    public required TwinCell Quality { get; init; }

    /// <summary>True where there is enough of it to make a heart of.</summary>
    internal bool IsReady => Blocks > 0 && Rr.Count >= FewestIntervals && Rr.Mean > 0;

    /// <summary>The wearer's usual rate, beats a minute.</summary>
    internal double RateBpm => Rr.Mean > 0 ? 60000.0 / Rr.Mean : 0;

    /// <summary>Mean of the ST level over all rates, uV; null where it was not measured.</summary>
    internal double? StUv => MeanOf(StByRate);

    /// <summary>Mean of the QT interval over all rates, ms; null where it was not measured.</summary>
    internal double? QtMs => MeanOf(QtByRate);

    /// <summary>Which rates a bin of <see cref="StByRate"/> holds, in words.</summary>
    internal static string RateWords(int bin) => bin switch
    {
        0 => "under 50/min",
        7 => "110/min and more",
        _ => $"{FirstBpm + (bin * BpmPerRate)} to {FirstBpm + (bin * BpmPerRate) + BpmPerRate - 1}/min",
    };

    private static double? MeanOf(TwinCell[] cells)
    {
        long count = cells.Sum(one => (long)one.Count);
        return count == 0 ? null : cells.Sum(one => (double)one.Mean * one.Count) / count;
    }
}
