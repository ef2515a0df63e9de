using EdgeTwin.Simulation.Ageing;

namespace EdgeTwin.Host.Evaluation.Health;

/// <summary>All runs of one evaluation of sensor health.</summary>
internal sealed class HealthTable
{
    /// <summary>Length of a healthy run, days.</summary>
    internal const int HealthyDays = 30;

    /// <summary>A warning is in time when it comes so long before the failure.</summary>
    internal const int LeastAheadMinutes = 30;

    /// <summary>Half of a life, per cent.</summary>
    internal const int HalfPercent = 50;

    // Another draw for a part that outlives the longest run.
    private const ulong Redraw = 1_000_000;

    private HealthTable(HealthChoices choices, IReadOnlyList<HealthRunScore> runs, IReadOnlyList<HealthRunScore> healthy)
    {
        Choices = choices;
        Worn = runs;
        Healthy = healthy;
        Kinds = [.. runs.GroupBy(one => one.Kind).OrderBy(group => group.Key).Select(group => new HealthRow(NameOf(group.Key), [.. group]))];
        Gradual = new HealthRow("all gradual", [.. runs.Where(one => one.IsGradual)]);
    }

    internal HealthChoices Choices { get; }

    /// <summary>Runs to failure.</summary>
    internal IReadOnlyList<HealthRunScore> Worn { get; }

    /// <summary>Runs without wear.</summary>
    internal IReadOnlyList<HealthRunScore> Healthy { get; }

    /// <summary>Kind by kind.</summary>
    internal IReadOnlyList<HealthRow> Kinds { get; }

    /// <summary>All that fail gradually.</summary>
    internal HealthRow Gradual { get; }

    /// <summary>False warnings in thirty days of a healthy run; null without any.</summary>
    internal double? FalsePerMonth => Healthy.Count == 0 ? null : (double)Healthy.Sum(one => one.Warnings.Count) / Healthy.Count;

    /// <summary>Runs everything that was chosen; the same for a seed on every machine, whatever the jobs.</summary>
    internal static HealthTable Run(HealthChoices choices, int jobs, Action<double> progress, CancellationToken cancellation)
    {
        AgeingKind[] kinds = [.. Enum.GetValues<AgeingKind>().Where(one => one != AgeingKind.None)];
        HealthRunScore[] runs = new HealthRunScore[choices.Runs];
        HealthRunScore[] healthy = new HealthRunScore[choices.HealthyRuns];
        // A healthy month takes about as long as seven runs to failure.
        double all = choices.Runs + (7 * choices.HealthyRuns);
        double done = 0;
        Lock gate = new();
        ParallelOptions options = new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        Parallel.For(0, healthy.Length, options, i =>
        {
            healthy[i] = HealthRun.Healthy(SeedOf(choices.Seed, i), HealthyDays, cancellation);
            Add(7);
        });
        Parallel.For(0, runs.Length, options, i =>
        {
            AgeingKind kind = kinds[i % kinds.Length];
            ulong seed = SeedOf(choices.Seed, i);
            HealthRunScore? score = HealthRun.ToFailure(kind, seed, cancellation);
            while (score is null)
            {
                seed += Redraw;
                score = HealthRun.ToFailure(kind, seed, cancellation);
            }
            runs[i] = score;
            Add(1);
        });
        return new HealthTable(choices, runs, healthy);

        void Add(double part)
        {
            lock (gate)
            {
                done += part;
                progress(done / all);
            }
        }
    }

    /// <summary>The plain name of a kind of wear.</summary>
    internal static string NameOf(AgeingKind kind) => kind switch
    {
        AgeingKind.ElectrodeDrying => "electrode drying",
        AgeingKind.CableFatigue => "cable fatigue",
        AgeingKind.LedLoss => "LED loss",
        AgeingKind.PhotodiodeLoss => "photodiode loss",
        AgeingKind.Contamination => "contamination",
        AgeingKind.ConnectorCorrosion => "connector corrosion",
        AgeingKind.CrystalDrift => "crystal drift",
        AgeingKind.BatteryFade => "battery fade",
        AgeingKind.Detachment => "detachment (abrupt)",
        _ => "none",
    };

    private static ulong SeedOf(ulong seed, int run) => (seed * 1_000_003) + (ulong)run;
}
