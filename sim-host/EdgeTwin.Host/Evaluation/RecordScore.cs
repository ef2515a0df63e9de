using EdgeTwin.Host.Evaluation.Rhythms;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation;

/// <summary>The score of one record, or why there is none.</summary>
/// <param name="Name">Name of the record.</param>
/// <param name="Matrix">Its beat-by-beat matrix; null where it could not be scored.</param>
/// <param name="Problem">Why not, in one sentence; null where it was.</param>
internal sealed record RecordScore(string Name, BeatMatrix? Matrix, string? Problem)
{
    /// <summary>Its atrial and ventricular fibrillation; null where nothing was to compare with.</summary>
    internal RhythmScore? Rhythm { get; init; }

    /// <summary>The strip's label and what it was called; null for a record without a label.</summary>
    internal StripVerdict? Strip { get; init; }
}
