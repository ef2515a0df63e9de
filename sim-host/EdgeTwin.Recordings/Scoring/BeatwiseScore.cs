using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Recordings.Scoring;

/// <summary>A rhythm judged beat by beat, as the literature on atrial fibrillation reports it: is a beat in an episode of the reference, and in one found?</summary>
public sealed class BeatwiseScore
{
    /// <summary>Beats in both.</summary>
    public long TruePositives { get; private set; }

    /// <summary>Beats in the reference's alone.</summary>
    public long FalseNegatives { get; private set; }

    /// <summary>Beats in those found alone.</summary>
    public long FalsePositives { get; private set; }

    /// <summary>Beats in neither.</summary>
    public long TrueNegatives { get; private set; }

    /// <summary>Sensitivity.</summary>
    public Ratio Sensitivity => new(TruePositives, TruePositives + FalseNegatives);

    /// <summary>Specificity.</summary>
    public Ratio Specificity => new(TrueNegatives, TrueNegatives + FalsePositives);

    /// <summary>Positive predictivity.</summary>
    public Ratio PositivePredictivity => new(TruePositives, TruePositives + FalsePositives);

    /// <summary>Judges <paramref name="beats"/> (frames), but for those in <paramref name="excluded"/>.</summary>
    public static BeatwiseScore Compare(IEnumerable<long> beats, IReadOnlyList<Episode> reference, IReadOnlyList<Episode> found, IReadOnlyList<Episode> excluded)
    {
        BeatwiseScore score = new();
        foreach (long beat in beats)
        {
            if (Holds(excluded, beat))
            {
                continue;
            }
            bool isTrue = Holds(reference, beat);
            bool isFound = Holds(found, beat);
            score.TruePositives += isTrue && isFound ? 1 : 0;
            score.FalseNegatives += isTrue && !isFound ? 1 : 0;
            score.FalsePositives += !isTrue && isFound ? 1 : 0;
            score.TrueNegatives += !isTrue && !isFound ? 1 : 0;
        }
        return score;
    }

    /// <summary>Adds the counts of another record.</summary>
    public void Add(BeatwiseScore other)
    {
        TruePositives += other.TruePositives;
        FalseNegatives += other.FalseNegatives;
        FalsePositives += other.FalsePositives;
        TrueNegatives += other.TrueNegatives;
    }

    private static bool Holds(IReadOnlyList<Episode> episodes, long beat) => episodes.Any(one => beat >= one.Start && beat < one.End);
}
