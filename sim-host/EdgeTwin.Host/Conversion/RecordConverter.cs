using EdgeTwin.Host.Output;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Csv;
using EdgeTwin.Recordings.Edf;
using EdgeTwin.Recordings.Wfdb;

namespace EdgeTwin.Host.Conversion;

/// <summary>Converts a recording: one pass for the ranges of its signals, one to write.</summary>
internal static class RecordConverter
{
    private const int FramesBetweenChecks = 8192;

    internal static ConversionResult Convert(string source, string target, string format, string annotator, Action<double> progress, CancellationToken cancellation)
    {
        using IRecording recording = RecordingOpener.Open(source);
        Check(source, recording);
        RefuseToOverwriteItself(source, target, format);
        IReadOnlyList<Annotation> annotations = CarriedAnnotations.Read(source, recording, annotator);
        SignalRange[] ranges = [.. recording.Signals.Select(_ => new SignalRange())];
        Pass(recording, frame => Take(ranges, frame), done => progress(done / 2), cancellation);
        string stem = Path.Combine(Path.GetDirectoryName(target) ?? "", Path.GetFileNameWithoutExtension(target));
        OutputFile.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(target))!);
        long frames = Write(recording, format, stem, ranges, annotations, done => progress(0.5 + (done / 2)), cancellation);
        bool isBeside = format != "edf" && annotations.Count > 0;
        if (isBeside)
        {
            new AnnotationFile(annotations).Write($"{stem}.{annotator}");
        }
        string written = $"{stem}.{(format == "wfdb" ? "hea" : format)}";
        return new ConversionResult(written, recording.Signals.Count, frames, annotations.Count, isBeside && format == "csv" ? $"CSV holds no annotations: they are in {stem}.{annotator}." : "");
    }

    private static void Check(string source, IRecording recording)
    {
        if (recording.Signals.Count == 0)
        {
            throw new InputException(source, "", "it holds beats and no signals", "convert a recording with signals");
        }
        SignalInfo? other = recording.Signals.FirstOrDefault(signal => signal.SamplingFrequencyHz != recording.Signals[0].SamplingFrequencyHz);
        if (other is not null)
        {
            throw new InputException(source, $"signal {other.Name}", "its rate differs from the first signal's, and the writers take one rate", "convert a recording whose signals share a rate");
        }
    }

    private static void RefuseToOverwriteItself(string source, string target, string format)
    {
        string[] inputs = [source, source + ".hea", Path.ChangeExtension(source, ".hea"), Path.ChangeExtension(source, ".dat")];
        string stem = Path.ChangeExtension(Path.GetFullPath(target), null);
        string[] outputs = format == "wfdb" ? [stem + ".hea", stem + ".dat"] : [$"{stem}.{format}"];
        if (outputs.Any(output => inputs.Any(input => File.Exists(input) && Path.GetFullPath(input) == output)))
        {
            throw new UsageException($"{target} would overwrite the recording that is read; give it another name.");
        }
    }

    private static long Write(
        IRecording recording, string format, string stem, SignalRange[] ranges, IReadOnlyList<Annotation> annotations, Action<double> progress, CancellationToken cancellation)
    {
        double frequencyHz = recording.Signals[0].SamplingFrequencyHz;
        return format switch
        {
            "wfdb" => WriteWfdb(recording, frequencyHz, stem, ranges, progress, cancellation),
            "edf" => WriteEdf(recording, frequencyHz, stem, ranges, annotations, progress, cancellation),
            _ => WriteCsv(recording, frequencyHz, stem, progress, cancellation),
        };
    }

    private static long WriteWfdb(IRecording recording, double frequencyHz, string stem, SignalRange[] ranges, Action<double> progress, CancellationToken cancellation)
    {
        WfdbOutputSignal[] signals = [.. recording.Signals.Select((signal, i) => Wfdb(signal, ranges[i]))];
        using WfdbWriter writer = new(stem, frequencyHz, signals, recording.StartTime, recording.Comments);
        long frames = Pass(recording, writer.WriteFrame, progress, cancellation);
        writer.Commit();
        return frames;
    }

    private static long WriteEdf(
        IRecording recording, double frequencyHz, string stem, SignalRange[] ranges, IReadOnlyList<Annotation> annotations, Action<double> progress, CancellationToken cancellation)
    {
        EdfOutputSignal[] signals = [.. recording.Signals.Select((signal, i) => new EdfOutputSignal(Ascii(signal.Name, 16), Ascii(signal.Unit, 8), ranges[i].Low, ranges[i].High))];
        using EdfWriter writer = new(stem + ".edf", frequencyHz, signals, recording.StartTime, CarriedAnnotations.ToEdf(annotations, recording.SamplingFrequencyHz));
        long frames = Pass(recording, writer.WriteFrame, progress, cancellation);
        writer.Commit();
        return frames;
    }

    private static long WriteCsv(IRecording recording, double frequencyHz, string stem, Action<double> progress, CancellationToken cancellation)
    {
        using CsvWriter writer = new(stem + ".csv", frequencyHz, recording.Signals, recording.StartTime);
        long frames = Pass(recording, writer.WriteFrame, progress, cancellation);
        writer.Commit();
        return frames;
    }

    private delegate void FrameAction(ReadOnlySpan<double> frame);

    private static long Pass(IRecording recording, FrameAction take, Action<double> progress, CancellationToken cancellation)
    {
        using FrameReader reader = new(recording);
        double[] frame = new double[recording.Signals.Count];
        long all = recording.Signals[0].SampleCount ?? 0;
        long frames = 0;
        while (reader.Read(frame))
        {
            take(frame);
            frames++;
            if (frames % FramesBetweenChecks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress(all > 0 ? Math.Min(1, (double)frames / all) : 0);
            }
        }
        return frames;
    }

    private static void Take(SignalRange[] ranges, ReadOnlySpan<double> frame)
    {
        for (int i = 0; i < ranges.Length; i++)
        {
            ranges[i].Take(frame[i]);
        }
    }

    private static WfdbOutputSignal Wfdb(SignalInfo signal, SignalRange range)
    {
        double gain = range.Gain;
        int baseline = (int)Math.Round(-(range.High + range.Low) / 2 * gain);
        string unit = signal.Unit.Length == 0 ? "NU" : signal.Unit.Replace(' ', '_');
        return new WfdbOutputSignal(signal.Name.ReplaceLineEndings(" "), unit, gain, baseline);
    }

    // EDF's header is ASCII of fixed width; the micro sign is its u.
    private static string Ascii(string text, int most)
    {
        char[] plain = [.. text.Take(most).Select(c => c is '\u00B5' or '\u03BC' ? 'u' : c is >= ' ' and <= '~' ? c : '?')];
        return new string(plain);
    }
}
