using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Resampling;
using EdgeTwin.Recordings.Scoring;

namespace EdgeTwin.Host.Evaluation.Ischaemia;

/// <summary>A real record that episodes are injected into: its signal in memory, and its beats, of the reference or, without one, as the device finds them.</summary>
internal sealed record StHost(string Name, int[] Microvolts, IReadOnlyList<long> Beats, ReplayResult AsItIs)
{
    /// <summary>ST episodes that the device tells before anything is injected.</summary>
    internal IEnumerable<Episode> Own => AsItIs.Events.Where(one => one.Kind == EventKind.StEpisode).Select(one => new Episode(one.StartSample, one.EndSample ?? Microvolts.Length));

    internal double LengthS => (double)Microvolts.Length / Limits.SampleRateHz;

    internal static StHost Load(string path, string annotator, CancellationToken cancellation)
    {
        using ReplayedRecord record = ReplayedRecord.Open(path, null);
        using ISampleSource source = record.OpenSource();
        int[] signal = source.ReadAll();
        ReplayResult result = ReplayPipeline.Run(new ArraySource(signal), new TwinSettings(), null, cancellation);
        string? truth = RecordingOpener.FindAnnotations(path, annotator);
        SampleTime time = new(record.FrequencyHz);
        IReadOnlyList<long> beats = truth is null
            ? [.. result.Beats.Select(beat => beat.SampleIndex)]
            : [.. AnnotationFile.ReadFor(truth, record.FrequencyHz).Where(one => AnnotationCode.IsBeat(one.Code)).Select(one => time.ToSample(one.Sample))];
        return new StHost(record.Name, signal, [.. beats.Where(at => at >= 0 && at < signal.Length)], result);
    }
}
