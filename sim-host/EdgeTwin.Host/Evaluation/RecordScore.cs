using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation;

/// <summary>The score of one record, or why there is none.</summary>
/// <param name="Name">Name of the record.</param>
/// <param name="Matrix">Its beat-by-beat matrix; null where it could not be scored.</param>
/// <param name="Problem">Why not, in one sentence; null where it was.</param>
internal sealed record RecordScore(string Name, BeatMatrix? Matrix, string? Problem);
