namespace EdgeTwin.Recordings.Ec57;

/// <summary>How two annotators are compared. The defaults are EC57's; anything else is not a standard comparison.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Greatest distance of two annotations of one beat, s.</summary>
    public double MatchWindowS { get; init; } = 0.15;

    /// <summary>Length of the learning period at the record's start, of which nothing is counted, s.</summary>
    public double LearningPeriodS { get; init; } = 300;

    /// <summary>Last frame to compare, usually the record's length; null where it is not known: then the last reference annotation ends the comparison.</summary>
    public long? EndFrame { get; init; }
}
