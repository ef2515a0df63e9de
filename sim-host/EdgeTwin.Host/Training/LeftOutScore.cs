using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Training;

/// <summary>How a record fares with tables that were trained without its patient.</summary>
/// <param name="Record">Its name.</param>
/// <param name="Matrix">Its beat-by-beat matrix.</param>
internal sealed record LeftOutScore(string Record, BeatMatrix Matrix)
{
    /// <summary>V and S beats missed, and others called so.</summary>
    internal long Errors => Missed(Matrix.VebSensitivity) + Missed(Matrix.VebPositivePredictivity) + Missed(Matrix.SvebSensitivity) + Missed(Matrix.SvebPositivePredictivity);

    private static long Missed(Ratio ratio) => ratio.Of - ratio.Hits;
}
