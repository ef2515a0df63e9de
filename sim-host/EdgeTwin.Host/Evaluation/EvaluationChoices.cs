namespace EdgeTwin.Host.Evaluation;

/// <summary>What a user may choose about a scoring.</summary>
/// <param name="IsGated">Leave out beats found while the gate was shut.</param>
/// <param name="LearningS">Seconds at each record's start that are not scored; EC57 says 300.</param>
/// <param name="MayLackReference">Take records without annotations too: what was found is told all the same.</param>
internal sealed record EvaluationChoices(bool IsGated, int LearningS, bool MayLackReference = false)
{
    /// <summary>2 to classify beats in a second lead too, where a record has one.</summary>
    internal int Leads { get; init; } = 2;

    /// <summary>What is done to each record before it is replayed; null for nothing.</summary>
    internal Stress.StressOptions? Stress { get; init; }

    /// <summary>Onsets of ventricular fibrillation by record, for records without annotations; s.</summary>
    public IReadOnlyDictionary<string, double>? Onsets { get; init; }
}
