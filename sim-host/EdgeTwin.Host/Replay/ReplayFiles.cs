using System.Text.Json;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Host.Output;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Resampling;

namespace EdgeTwin.Host.Replay;

/// <summary>The files that a replay leaves: beats and rhythm changes as MIT annotations, events as lines of JSON.</summary>
internal static class ReplayFiles
{
    private const int SupraventricularCode = 9;

    /// <summary>Beats as annotations in the record's own frames.</summary>
    internal static IReadOnlyList<Annotation> Annotations(IReadOnlyList<ReplayedBeat> beats, double frequencyHz)
    {
        SampleTime time = new(frequencyHz);
        Annotation[] annotations = new Annotation[beats.Count];
        for (int i = 0; i < annotations.Length; i++)
        {
            annotations[i] = new Annotation(time.ToFrame(beats[i].SampleIndex), Code(beats[i].Kind));
        }
        return annotations;
    }

    /// <summary>Writes <c>NAME.edge</c>.</summary>
    internal static void WriteBeats(string path, ReplayResult result, double frequencyHz)
    {
        // WFDB's own tools take the rate from the record's header; a resolution is written only where that would not do (no whole number).
        IEnumerable<Annotation> all = RhythmAnnotations.Of(result.Events, frequencyHz).Concat(StAnnotations.Of(result.Events, frequencyHz)).Concat(Annotations(result.Beats, frequencyHz));
        new AnnotationFile([.. all.OrderBy(one => one.Sample)]).Write(path);
    }

    /// <summary>Writes <c>NAME.events.jsonl</c>: one episode a line, in the order in which they were told.</summary>
    internal static void WriteEvents(string path, IReadOnlyList<ReplayedEvent> events) => OutputFile.Write(path, stream =>
    {
        foreach (ReplayedEvent one in events)
        {
            using (Utf8JsonWriter json = new(stream))
            {
                json.WriteStartObject();
                json.WriteString("kind", one.Name);
                Number(json, "startS", one.StartS);
                Number(json, "endS", one.EndS);
                Number(json, "decidedS", one.DecidedS);
                json.WriteStartObject("evidence");
                json.WriteNumber("qualityPercent", one.QualityPercent);
                json.WriteNumber("detectorVersion", Core.Limits.DetectorVersion);
                foreach ((string name, int value) in one.Evidence)
                {
                    json.WriteNumber(name, value);
                }
                json.WriteEndObject();
                one.Strip?.Write(json);
                json.WriteEndObject();
            }
            stream.WriteByte((byte)'\n');
        }
    });

    private static void Number(Utf8JsonWriter json, string name, double? seconds)
    {
        if (JsonOutput.Rounded(seconds, 3) is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static int Code(BeatKind kind) => kind switch
    {
        BeatKind.Ventricular => AnnotationCode.Ventricular,
        BeatKind.Supraventricular => SupraventricularCode,
        _ => AnnotationCode.Normal,
    };
}
