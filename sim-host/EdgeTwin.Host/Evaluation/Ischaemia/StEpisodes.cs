using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Resampling;
using EdgeTwin.Recordings.Scoring;

namespace EdgeTwin.Host.Evaluation.Ischaemia;

/// <summary>ST episodes told in a record against those that its annotations give for the same signal.</summary>
internal static class StEpisodes
{
    /// <summary>The comparison over the frames from <paramref name="from"/> to <paramref name="end"/>; null where the record is not annotated for ST.</summary>
    internal static EpisodeScore? Compare(IReadOnlyList<Annotation> reference, ReplayResult result, int signal, double frequencyHz, long from, long end)
    {
        if (!StEpisodeList.IsAnnotated(reference))
        {
            return null;
        }
        SampleTime time = new(frequencyHz);
        IEnumerable<PeakedEpisode> found = result.Events.Where(one => one.Kind == EventKind.StEpisode).Select(one => Of(one, time, end));
        return EpisodeScore.Compare(Within(StEpisodeList.Of(reference, signal, end), from, end), Within(found, from, end));
    }

    private static PeakedEpisode Of(ReplayedEvent told, SampleTime time, long end)
    {
        long extreme = told.StartSample + ((told.Number(EvidenceField.ExtremeAfterS) ?? 0) * (long)Limits.SampleRateHz);
        return new PeakedEpisode(new Episode(time.ToFrame(told.StartSample), told.EndSample is { } last ? time.ToFrame(last) : end), time.ToFrame(extreme));
    }

    private static PeakedEpisode[] Within(IEnumerable<PeakedEpisode> episodes, long from, long end) =>
        [.. episodes.SelectMany(one => EpisodeList.Within([one.Span], from, end).Select(span => new PeakedEpisode(span, one.Extreme)))];
}
