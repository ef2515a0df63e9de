using EdgeTwin.Core;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Host.Evaluation.Ischaemia;

/// <summary>
/// The device's J point against the QRS offsets that LUDB's cardiologists set in lead II (extension <c>.ii</c>): one offset after the R peak a record, as the
/// device averages its beats before it looks.
/// </summary>
internal static class JPointScore
{
    private const string Lead = "ii";

    // Waveform peak 'N' with its end ')' (PhysioNet's annotation codes).
    private const int WaveEnd = 40;

    /// <summary>Differences found less set, ms, a beat, of the record at <paramref name="path"/>; none where the device found no J point.</summary>
    internal static IReadOnlyList<double> Of(string path, CancellationToken cancellation)
    {
        using ReplayedRecord record = ReplayedRecord.Open(path, Lead);
        using ISampleSource source = record.OpenSource();
        ReplayPipeline pipeline = new(new TwinSettings());
        int[] block = new int[8192];
        for (int read = source.Read(block); read > 0; read = source.Read(block))
        {
            cancellation.ThrowIfCancellationRequested();
            pipeline.Push(block.AsSpan(0, read));
        }
        ReplayResult result = pipeline.Finish(TimeSpan.Zero);
        List<double> differences = [];
        if (pipeline.JPointMs == 0)
        {
            return differences;
        }
        double? peakMs = null;
        foreach (Annotation one in AnnotationFile.ReadFor($"{path}.{Lead}", record.FrequencyHz))
        {
            double ms = 1000 * one.Sample / record.FrequencyHz;
            if (AnnotationCode.IsBeat(one.Code))
            {
                peakMs = ms;
            }
            else if (one.Code == WaveEnd && peakMs is { } peak)
            {
                peakMs = null;
                ReplayedBeat[] near = [.. result.Beats.Where(beat => Math.Abs((beat.SampleIndex * Limits.MsPerSample) - peak) < 100)];
                if (near.Length > 0)
                {
                    differences.Add((near[0].SampleIndex * Limits.MsPerSample) + pipeline.JPointMs - ms);
                }
            }
        }
        return differences;
    }

    /// <summary>Records of <paramref name="folder"/>, or of its folder <c>data</c>, that have such annotations.</summary>
    internal static IReadOnlyList<string> Find(string folder)
    {
        string data = Path.Combine(folder, "data");
        string within = Directory.Exists(data) ? data : folder;
        string[] found = !Directory.Exists(within) ? [] : [.. Directory.EnumerateFiles(within, $"*.{Lead}").Select(path => Path.ChangeExtension(path, null)!).Order(StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new InputException(folder, "", $"no record with .{Lead} annotations is in it", "name LUDB's folder");
    }
}
