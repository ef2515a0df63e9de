using EdgeTwin.Core.Health;
using EdgeTwin.Simulation.Ageing;

namespace EdgeTwin.Host.Evaluation.Health;

/// <summary>What was foretold in one run.</summary>
/// <param name="Kind">What wore out; none for a healthy run.</param>
/// <param name="Seed">Chance.</param>
/// <param name="OnsetMinute">When it set in.</param>
/// <param name="EndMinute">When it failed, or the healthy run ended.</param>
/// <param name="Points">Forecasts at each twentieth of its life.</param>
/// <param name="Warnings">Parts that became ones to act on.</param>
internal sealed record HealthRunScore(AgeingKind Kind, ulong Seed, double OnsetMinute, int EndMinute, IReadOnlyList<LifePoint> Points, IReadOnlyList<HealthWarning> Warnings)
{
    /// <summary>From onset to failure, minutes.</summary>
    internal double LifeMinutes => EndMinute - OnsetMinute;

    /// <summary>True for a failure that comes gradually, and so can be foretold.</summary>
    internal bool IsGradual => Kind is not (AgeingKind.None or AgeingKind.Detachment);

    /// <summary>How long before its failure the worn part was first told as one to act on, minutes; null for never.</summary>
    internal double? AheadMinutes
    {
        get
        {
            HealthItem item = HealthRun.ItemOf(Kind);
            foreach (HealthWarning warning in Warnings)
            {
                if (warning.Item == item && warning.Minute >= OnsetMinute)
                {
                    return EndMinute - warning.Minute;
                }
            }
            return null;
        }
    }

    /// <summary>Warnings about a part that is not worn, or before it was.</summary>
    internal IEnumerable<HealthWarning> FalseWarnings => Warnings.Where(one => one.Item != HealthRun.ItemOf(Kind) || one.Minute < OnsetMinute);

    /// <summary>The forecast at a part of life.</summary>
    internal LifePoint At(int percent) => Points.First(one => one.LifePercent == percent);
}
