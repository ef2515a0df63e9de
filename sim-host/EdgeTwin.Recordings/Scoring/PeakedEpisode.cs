namespace EdgeTwin.Recordings.Scoring;

/// <summary>An episode with the frame of its extremum, such as an ST episode.</summary>
/// <param name="Span">From its onset to its end.</param>
/// <param name="Extreme">Where it is largest.</param>
public readonly record struct PeakedEpisode(Episode Span, long Extreme)
{
    /// <summary>True where what is common with <paramref name="others"/> holds its extremum or half of its length (WFDB's epicmp for ST).</summary>
    public bool IsMatched(IEnumerable<Episode> others)
    {
        long overlap = 0;
        foreach (Episode other in others)
        {
            long common = Span.Overlap(other);
            overlap += common;
            if (common > 0 && Extreme >= other.Start && Extreme < other.End)
            {
                return true;
            }
        }
        return 2 * overlap >= Span.Length;
    }
}
