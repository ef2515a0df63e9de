using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Training;

/// <summary>How a record fares with tables that were trained without its patient.</summary>
/// <param name="Record">Its name.</param>
/// <param name="Matrix">Its beat-by-beat matrix.</param>
internal sealed record LeftOutScore(string Record, BeatMatrix Matrix)
{
    /// <summary>QRS complexes missed, and found where there are none.</summary>
    internal long QrsErrors => Missed(Matrix.QrsSensitivity) + Missed(Matrix.QrsPositivePredictivity);

    /// <summary>V and S beats missed, and others called so.</summary>
    internal long Errors => Missed(Matrix.VebSensitivity) + Missed(Matrix.VebPositivePredictivity) + Missed(Matrix.SvebSensitivity) + Missed(Matrix.SvebPositivePredictivity);

    /// <summary>Scores what was found in <paramref name="record"/>.</summary>
    internal static LeftOutScore Of(DesignRecord record, IEnumerable<(long Sample, Core.Ecg.BeatKind Kind)> beats)
    {
        ReplayedBeat[] found = [.. beats.Select(beat => new ReplayedBeat(beat.Sample, 0, 0, 0, true, beat.Kind))];
        return new LeftOutScore(record.Name, BeatComparison.Compare(
            record.Reference, ReplayFiles.Annotations(found, record.FrequencyHz), record.FrequencyHz, new ComparisonOptions { EndFrame = record.FrameCount }));
    }

    private static long Missed(Ratio ratio) => ratio.Of - ratio.Hits;
}
