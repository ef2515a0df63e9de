using System.Globalization;
using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Resampling;

namespace EdgeTwin.Host.Replay;

/// <summary>
/// ST episodes as the European ST-T database writes them: ST changes with <c>(ST0+</c> at an onset, <c>AST0+200</c> (uV) at the extremum and <c>ST0+)</c> at
/// the end; <c>-</c> for depression. Rate-related episodes are left out, as what is no ischaemia is there.
/// </summary>
internal static class StAnnotations
{
    /// <summary>ST changes in the record's own frames; none where nothing was told.</summary>
    internal static IEnumerable<Annotation> Of(IReadOnlyList<ReplayedEvent> events, double frequencyHz)
    {
        SampleTime time = new(frequencyHz);
        foreach (ReplayedEvent one in events.Where(one => one.Kind == EventKind.StEpisode))
        {
            int extreme = one.Number(EvidenceField.StExtremeUv) ?? one.Number(EvidenceField.StUv) ?? 0;
            string lead = extreme < 0 ? "ST0-" : "ST0+";
            yield return new Annotation(time.ToFrame(one.StartSample), AnnotationCode.StChange, Aux: $"({lead}");
            long at = one.StartSample + ((one.Number(EvidenceField.ExtremeAfterS) ?? 0) * (long)Limits.SampleRateHz);
            yield return new Annotation(time.ToFrame(at), AnnotationCode.StChange, Aux: $"A{lead}{Math.Abs(extreme).ToString(CultureInfo.InvariantCulture)}");
            if (one.EndSample is { } end)
            {
                yield return new Annotation(time.ToFrame(end), AnnotationCode.StChange, Aux: $"{lead})");
            }
        }
    }
}
