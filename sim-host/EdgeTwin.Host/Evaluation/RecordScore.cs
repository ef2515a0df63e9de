using EdgeTwin.Host.Evaluation.Rhythms;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation;

/// <summary>The score of one record, or why there is none.</summary>
/// <param name="Name">Name of the record.</param>
/// <param name="Matrix">Its beat-by-beat matrix; null where it could not be scored.</param>
/// <param name="Problem">Why not, in one sentence; null where it was.</param>
internal sealed record RecordScore(string Name, BeatMatrix? Matrix, string? Problem)
{
    /// <summary>Where its files are.</summary>
    internal string Path { get; init; } = "";

    /// <summary>Rate that annotations of the record count in, Hz.</summary>
    internal double FrequencyHz { get; init; }

    /// <summary>Each count of the matrix with its place, in frames.</summary>
    internal IReadOnlyList<BeatPair> Pairs { get; init; } = [];

    /// <summary>Its runs of ventricular beats; null where the beats were not compared.</summary>
    internal RunMatrix? Runs { get; init; }

    /// <summary>What came out of it; null where it could not be replayed.</summary>
    internal ReplayResult? Result { get; init; }

    /// <summary>Its atrial and ventricular fibrillation; null where nothing was to compare with.</summary>
    internal RhythmScore? Rhythm { get; init; }

    /// <summary>The strip's label and what it was called; null for a record without a label.</summary>
    internal StripVerdict? Strip { get; init; }
}
