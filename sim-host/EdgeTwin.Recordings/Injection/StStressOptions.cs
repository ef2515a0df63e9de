namespace EdgeTwin.Recordings.Injection;

/// <summary>How hard the stress is.</summary>
/// <param name="Seed">Seed of the draw; the record's name is mixed into it, so that each record has its own.</param>
/// <param name="PerHour">Things injected an hour, about.</param>
public sealed record StStressOptions(ulong Seed, double PerHour = 4)
{
    /// <summary>Part of a record's start that is left as it is, s.</summary>
    public double LearningS { get; init; } = 300;

    /// <summary>Least time between two things, s.</summary>
    public double LeastGapS { get; init; } = 240;
}
