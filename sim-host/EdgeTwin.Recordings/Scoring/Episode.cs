namespace EdgeTwin.Recordings.Scoring;

/// <summary>A stretch of a record, such as atrial fibrillation from its onset to its end.</summary>
/// <param name="Start">First frame.</param>
/// <param name="End">First frame after it.</param>
public readonly record struct Episode(long Start, long End)
{
    /// <summary>Frames.</summary>
    public long Length => End - Start;

    /// <summary>Frames that both hold.</summary>
    public long Overlap(Episode other) => Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start));
}
