using EdgeTwin.Core;
using EdgeTwin.Core.Ecg;

namespace EdgeTwin.Host.Replay;

/// <summary>Key figures of a list of beats.</summary>
public sealed record BeatStatistics
{
    // A monitor shows a rate over several beats; a single short interval is an ectopic beat, not a rate.
    private const int RateIntervals = 8;

    private BeatStatistics()
    {
    }

    /// <summary>Beats.</summary>
    public int Count { get; private init; }

    /// <summary>Those found while the quality gate was open.</summary>
    public int ReliableCount { get; private init; }

    /// <summary>Supraventricular ectopic beats.</summary>
    public int SupraventricularCount { get; private init; }

    /// <summary>Ventricular ectopic beats.</summary>
    public int VentricularCount { get; private init; }

    /// <summary>Mean rate over the reliable intervals, beats a minute; null without any.</summary>
    public double? MeanBpm { get; private init; }

    /// <summary>Lowest rate over 8 reliable intervals in a row, beats a minute; null without.</summary>
    public double? MinBpm { get; private init; }

    /// <summary>Highest rate over 8 reliable intervals in a row, beats a minute; null without.</summary>
    public double? MaxBpm { get; private init; }

    /// <summary>Median time from an R peak to its confirmation, ms; null without beats.</summary>
    public int? MedianDelayMs { get; private init; }

    /// <summary>Share of the beats that is reliable, 0..1; null without beats.</summary>
    public double? ReliableShare => Count == 0 ? null : (double)ReliableCount / Count;

    /// <summary>Works the figures out.</summary>
    public static BeatStatistics Of(IReadOnlyList<ReplayedBeat> beats)
    {
        long sumMs = 0;
        int intervals = 0;
        int run = 0;
        int runMs = 0;
        int shortest = int.MaxValue;
        int longest = 0;
        for (int i = 0; i < beats.Count; i++)
        {
            ReplayedBeat beat = beats[i];
            bool isJudged = beat.RrMs > 0 && beat.IsReliable && (i == 0 || beats[i - 1].IsReliable);
            if (!isJudged)
            {
                run = 0;
                runMs = 0;
                continue;
            }
            sumMs += beat.RrMs;
            intervals++;
            run++;
            runMs += beat.RrMs;
            if (run > RateIntervals)
            {
                runMs -= beats[i - RateIntervals].RrMs;
            }
            if (run >= RateIntervals)
            {
                shortest = Math.Min(shortest, runMs);
                longest = Math.Max(longest, runMs);
            }
        }
        return new BeatStatistics
        {
            Count = beats.Count,
            ReliableCount = beats.Count(beat => beat.IsReliable),
            SupraventricularCount = beats.Count(beat => beat.Kind == BeatKind.Supraventricular),
            VentricularCount = beats.Count(beat => beat.Kind == BeatKind.Ventricular),
            MeanBpm = intervals == 0 ? null : 60000.0 * intervals / sumMs,
            MinBpm = longest == 0 ? null : 60000.0 * RateIntervals / longest,
            MaxBpm = longest == 0 ? null : 60000.0 * RateIntervals / shortest,
            MedianDelayMs = beats.Count == 0 ? null : MedianDelay(beats),
        };
    }

    private static int MedianDelay(IReadOnlyList<ReplayedBeat> beats)
    {
        int[] delays = [.. beats.Select(beat => beat.DelaySamples * Limits.MsPerSample)];
        Array.Sort(delays);
        return delays[delays.Length / 2];
    }
}
