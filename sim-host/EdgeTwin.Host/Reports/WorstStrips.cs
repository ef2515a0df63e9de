using System.Globalization;
using System.Text;
using EdgeTwin.Host.Evaluation;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Ec57;
using EdgeTwin.Recordings.Resampling;

namespace EdgeTwin.Host.Reports;

/// <summary>The worst misses of an evaluation, drawn with the device's labels above and the reference's below.</summary>
internal static class WorstStrips
{
    /// <summary>Reads the stretches, with what was done to the records, and draws them.</summary>
    internal static string Draw(IReadOnlyList<WorstMiss> worst, string annotator, EvaluationChoices choices, CancellationToken cancellation)
    {
        StringBuilder html = new();
        foreach (IGrouping<RecordScore, WorstMiss> record in worst.GroupBy(one => one.Score))
        {
            DrawRecord(html, record.Key, [.. record], annotator, choices, cancellation);
        }
        return html.ToString();
    }

    private static void DrawRecord(StringBuilder html, RecordScore score, IReadOnlyList<WorstMiss> worst, string annotator, EvaluationChoices choices, CancellationToken cancellation)
    {
        string? truth = RecordingOpener.FindAnnotations(score.Path, annotator);
        using IRecording? noise = DatabaseScore.OpenNoise(choices.Stress);
        using ReplayedRecord record = DatabaseScore.Open(score.Path, truth, choices, noise);
        using ISampleSource source = record.OpenSource();
        IReadOnlyList<int[]> strips = StripReader.Read(source, [.. worst.Select(one => one.Window)], cancellation);
        IReadOnlyList<Annotation> reference = truth is null ? [] : AnnotationFile.ReadFor(truth, score.FrequencyHz);
        SampleTime time = new(score.FrequencyHz);
        (long Sample, string Letter)[] marks = [.. reference.Where(one => AnnotationCode.IsBeat(one.Code)).Select(one => (time.ToSample(one.Sample), AnnotationCode.Mnemonic(one.Code)))];
        for (int i = 0; i < worst.Count; i++)
        {
            html.Append("<figure><figcaption><b>").Append(Html.Escape(score.Name)).Append("</b> ").Append(Say.Clock(worst[i].Window.StartSample / 250.0))
                .Append(", ").Append(Html.Escape(Errors(score, worst[i], time))).Append("</figcaption><div class=\"scroll\">");
            TraceStrip.Append(html, worst[i].Window, strips[i], score.Result!, marks);
            html.Append("</div></figure>\n");
        }
    }

    private static string Errors(RecordScore score, WorstMiss one, SampleTime time)
    {
        IEnumerable<BeatPair> inside = score.Pairs.Where(pair => score.Matrix!.Paced ? pair.IsQrsError : pair.IsError)
            .Where(pair => time.ToSample(pair.Sample) is var at && at >= one.Window.StartSample && at < one.Window.EndSample);
        return string.Join(", ", inside.GroupBy(pair => (pair.Reference, pair.Test)).OrderByDescending(group => group.Count())
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{Letter(group.Key.Reference)} as {Letter(group.Key.Test)} {group.Count()}")));
    }

    private static string Letter(BeatClass beat) => ScoreTable.Classes.First(one => one.Class == beat).Letter;
}
