using System.Globalization;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Wfdb;

namespace EdgeTwin.Host.Exporting;

/// <summary>
/// Alarm strips as WFDB records, one an alarm, at the strip's own rate in whole microvolts; <c>.edge</c> marks the onset, where it lies in the strip, and the moment of the
/// decision with the words that <c>replay</c> writes; <c>RECORDS</c> lists them.
/// </summary>
internal static class WfdbExport
{
    private const string Annotator = ".edge";

    // annot(5): a comment, with its text in aux.
    private const int Note = 22;

    /// <summary>Writes them.</summary>
    /// <param name="folder">Where to; it is made where it is missing.</param>
    /// <param name="source">What.</param>
    /// <param name="cancellation">Stops between two records.</param>
    /// <returns>Records written.</returns>
    /// <exception cref="UsageException">It is a twin.</exception>
    /// <exception cref="InputException">There are no strips, or the files cannot be written.</exception>
    internal static int Write(string folder, ExportSource source, CancellationToken cancellation)
    {
        if (source.Twin is not null)
        {
            throw new UsageException("a twin holds no strips for WFDB; give --to json, csv or fhir.");
        }
        ExportedEpisode[] strips = [.. source.Episodes.Where(one => one.Strip is not null)];
        if (strips.Length == 0)
        {
            throw new InputException(source.Name, "", "none of its episodes carries a strip of ECG", "give --to csv or --to json, or set alarmStrip on the device");
        }
        Output.OutputFile.MakeFolder(folder);
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (ExportedEpisode one in strips)
        {
            cancellation.ThrowIfCancellationRequested();
            string name = string.Create(CultureInfo.InvariantCulture, $"{one.Device}_{one.Seq}_{one.Kind}");
            // A device begins a second log where its flash could not be read.
            name = names.Add(name) ? name : $"{name}_{one.Log}";
            names.Add(name);
            WriteRecord(Path.Combine(folder, name), one, one.Strip!);
        }
        Output.OutputFile.WriteText(Path.Combine(folder, "RECORDS"), string.Concat(names.Select(name => name + "\n")));
        return strips.Length;
    }

    private static void WriteRecord(string path, ExportedEpisode one, DeviceStrip strip)
    {
        int[] points = strip.Points();
        string decided = one.DecidedS?.ToString(CultureInfo.InvariantCulture) ?? "unknown";
        string[] comments =
        [
            $"{one.Kind}, priority {one.Priority}, seq {one.Seq} of log {one.Log}, device {one.Device}, decided at {decided} s of its time",
            "EdgeTwin, not a medical device",
        ];
        using (WfdbWriter writer = new(path, strip.RateHz, [new WfdbOutputSignal("ECG", "uV", 1)], one.At(strip.StartS)?.ToUniversalTime(), comments))
        {
            foreach (int point in points)
            {
                writer.WriteFrame([point]);
            }
            writer.Commit();
        }
        new AnnotationFile([.. Marks(one, strip, points.Length).OrderBy(mark => mark.Sample)]).Write(path + Annotator);
    }

    private static IEnumerable<Annotation> Marks(ExportedEpisode one, DeviceStrip strip, int points)
    {
        long? onset = Sample(one.StartS, strip);
        if (one.Kind == "st-episode")
        {
            int extreme = one.Number("stExtremeUv") ?? one.Number("stUv") ?? 0;
            string lead = extreme < 0 ? "ST0-" : "ST0+";
            yield return new Annotation(Math.Clamp(onset ?? 0, 0, points - 1), AnnotationCode.StChange, Aux: $"({lead}");
        }
        else if (RhythmAnnotations.NameOf(one.Kind) is { } rhythm)
        {
            // An onset before the strip is that of its first point: the rhythm is there already.
            yield return new Annotation(Math.Clamp(onset ?? 0, 0, points - 1), AnnotationCode.Rhythm, Aux: rhythm);
        }
        else if (onset is { } at && at >= 0 && at < points)
        {
            yield return new Annotation(at, Note, Aux: $"{one.Kind} onset");
        }
        yield return new Annotation(Math.Clamp(Sample(one.DecidedS, strip) ?? (points - 1), 0, points - 1), Note, Aux: $"{one.Kind} decided");
    }

    private static long? Sample(decimal? seconds, DeviceStrip strip) => seconds is { } one && Math.Abs(one - strip.StartS) < 1e6m ? (long)Math.Round((one - strip.StartS) * strip.RateHz) : null;
}
