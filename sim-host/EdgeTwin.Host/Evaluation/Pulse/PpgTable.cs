namespace EdgeTwin.Host.Evaluation.Pulse;

/// <summary>The scores of a folder of pulse waves.</summary>
internal sealed class PpgTable
{
    private const double WithinBpm = 2;

    internal PpgTable(IReadOnlyList<PpgScore> scores, PpgChoices choices)
    {
        Choices = choices;
        Rows = [.. scores.Where(one => one.Problem is null)];
        Failed = [.. scores.Where(one => one.Problem is not null)];
        All = Sum(Rows.Select(one => one.All));
        Gated = Sum(Rows.Select(one => one.Gated));
        Oxygen = new OxygenFit(Rows);
        RateErrors = [.. Rows.Where(one => one.LabelBpm is not null && one.MedianBpm is not null).Select(one => one.MedianBpm!.Value - one.LabelBpm!.Value)];
    }

    internal PpgChoices Choices { get; }

    internal IReadOnlyList<PpgScore> Rows { get; }

    internal IReadOnlyList<PpgScore> Failed { get; }

    internal PulseCounts All { get; }

    internal PulseCounts Gated { get; }

    internal OxygenFit Oxygen { get; }

    /// <summary>Rate found less rate in the file's name, beats a minute.</summary>
    internal IReadOnlyList<double> RateErrors { get; }

    /// <summary>Mean of the errors without their sign; null without any.</summary>
    internal double? RateMae => RateErrors.Count == 0 ? null : RateErrors.Average(Math.Abs);

    /// <summary>Recordings whose mean rate is within 2 bpm, and recordings that have one to compare with.</summary>
    internal (int Within, int Of) Recordings => (Rows.Count(one => one.RateErrorBpm is { } error && Math.Abs(error) <= WithinBpm), Rows.Count(one => one.All is not null));

    private static PulseCounts Sum(IEnumerable<PulseCounts?> counts) => counts.Aggregate(new PulseCounts(0, 0, 0), (sum, one) => one is null ? sum : sum + one);
}
