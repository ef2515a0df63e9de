using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Recordings.Scoring;

/// <summary>
/// Episodes found against those of the reference as EC57 compares them (WFDB's epicmp for AF and VF): an episode is matched by any overlap,
/// and durations are compared frame by frame. Add up for a database.
/// </summary>
public sealed class EpisodeScore
{
    /// <summary>Reference episodes, and those of them that were found.</summary>
    public Ratio Sensitivity { get; private set; }

    /// <summary>Episodes found, and those of them that are in the reference.</summary>
    public Ratio PositivePredictivity { get; private set; }

    /// <summary>Frames in reference episodes, and those of them that were found.</summary>
    public Ratio DurationSensitivity { get; private set; }

    /// <summary>Frames in episodes found, and those of them that are in reference episodes.</summary>
    public Ratio DurationPositivePredictivity { get; private set; }

    /// <summary>Compares; all lists in the order of time and without overlap within themselves.</summary>
    /// <param name="reference">True episodes.</param>
    /// <param name="found">Episodes found.</param>
    /// <param name="excluded">Stretches of which nothing is counted; an episode found there alone is neither right nor wrong.</param>
    public static EpisodeScore Compare(IReadOnlyList<Episode> reference, IReadOnlyList<Episode> found, IReadOnlyList<Episode> excluded)
    {
        long common = reference.Sum(one => found.Sum(one.Overlap));
        Episode[] counted = [.. found.Where(one => Touches(one, reference) || !Touches(one, excluded))];
        return new EpisodeScore
        {
            Sensitivity = new Ratio(reference.Count(one => Touches(one, found)), reference.Count),
            PositivePredictivity = new Ratio(counted.Count(one => Touches(one, reference)), counted.Length),
            DurationSensitivity = new Ratio(common, reference.Sum(one => one.Length)),
            DurationPositivePredictivity = new Ratio(common, found.Sum(one => one.Length - excluded.Sum(one.Overlap))),
        };
    }

    /// <summary>Compares episodes with an extremum, as epicmp does for ST: one is matched where the overlap holds its extremum or half of it.</summary>
    public static EpisodeScore Compare(IReadOnlyList<PeakedEpisode> reference, IReadOnlyList<PeakedEpisode> found)
    {
        long common = reference.Sum(one => found.Sum(two => one.Span.Overlap(two.Span)));
        return new EpisodeScore
        {
            Sensitivity = new Ratio(reference.Count(one => one.IsMatched(found.Select(two => two.Span))), reference.Count),
            PositivePredictivity = new Ratio(found.Count(one => one.IsMatched(reference.Select(two => two.Span))), found.Count),
            DurationSensitivity = new Ratio(common, reference.Sum(one => one.Span.Length)),
            DurationPositivePredictivity = new Ratio(common, found.Sum(one => one.Span.Length)),
        };
    }

    /// <summary>Adds the counts of another record.</summary>
    public void Add(EpisodeScore other)
    {
        Sensitivity = Sum(Sensitivity, other.Sensitivity);
        PositivePredictivity = Sum(PositivePredictivity, other.PositivePredictivity);
        DurationSensitivity = Sum(DurationSensitivity, other.DurationSensitivity);
        DurationPositivePredictivity = Sum(DurationPositivePredictivity, other.DurationPositivePredictivity);
    }

    private static bool Touches(Episode one, IReadOnlyList<Episode> others) => others.Any(other => one.Overlap(other) > 0);

    private static Ratio Sum(Ratio a, Ratio b) => new(a.Hits + b.Hits, a.Of + b.Of);
}
