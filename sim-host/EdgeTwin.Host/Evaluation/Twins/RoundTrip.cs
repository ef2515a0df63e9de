using EdgeTwin.Host.Evaluation.Ischaemia;
using EdgeTwin.Host.Replay;
using EdgeTwin.Host.Twins;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Scoring;

namespace EdgeTwin.Host.Evaluation.Twins;

/// <summary>A recording there and back: the device's twin learns it, the host's model is fitted to the twin and beats, and the device's twin learns that.</summary>
/// <param name="Name">The record.</param>
/// <param name="Problem">Why there is no figure; empty where there is.</param>
/// <param name="Beats">Beats that the twin learned from.</param>
/// <param name="PrdPercent">Difference of the model's beat from the twin's.</param>
/// <param name="RateBpm">The wearer's rate.</param>
/// <param name="StUv">The wearer's ST level; null where it was not measured.</param>
/// <param name="QtMs">The wearer's QT interval; null where it was not measured.</param>
/// <param name="RateOffBpm">What the model's rate differs by.</param>
/// <param name="StOffUv">What the model's ST level differs by.</param>
/// <param name="QtOffMs">What the model's QT interval differs by.</param>
internal sealed record RoundTrip(
    string Name, string Problem, int Beats, double PrdPercent, double RateBpm, double? StUv, double? QtMs, double? RateOffBpm, double? StOffUv, double? QtOffMs)
{
    private const double LengthS = 300;
    private const string NormalLabel = "N";

    internal static RoundTrip Of(string path, ulong seed, CancellationToken cancellation)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        try
        {
            if (StripLabels.Find(path) is { } label && label != NormalLabel)
            {
                return Without(name, "it is a strip that is not labelled normal");
            }
            using ReplayedRecord record = ReplayedRecord.Open(path, null);
            using ISampleSource source = record.OpenSource();
            TwinSnapshot twin = LearnedTwin.Of(source, cancellation);
            if (!twin.IsReady)
            {
                return Without(name, "the device learned no beat");
            }
            BeatPoints points = BeatPoints.Of(twin);
            ModelBeat beat = ModelTuning.Tune(twin, BeatFit.Cold(points), cancellation);
            TwinSnapshot back = LearnedTwin.Of(new ArraySource(ModelHeart.Beat(name, twin, beat, LengthS, seed).Microvolts), cancellation);
            return new RoundTrip(
                name, "", twin.LearnedBeats, points.PrdPercent(beat.At(points)), twin.RateBpm, twin.StUv, twin.QtMs,
                back.Rr.Count > 0 ? back.RateBpm - twin.RateBpm : null, back.StUv - twin.StUv, back.QtMs - twin.QtMs);
        }
        catch (InputException bad)
        {
            return Without(name, bad.Message);
        }
    }

    private static RoundTrip Without(string name, string why) => new(name, why, 0, 0, 0, null, null, null, null, null);
}
