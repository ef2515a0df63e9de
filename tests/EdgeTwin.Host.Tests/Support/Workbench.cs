using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Wfdb;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Tests.Support;

/// <summary>A folder of its own for one test, with synthetic records in it.</summary>
internal sealed class Workbench : IDisposable
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("edgetwin-test-").FullName;

    internal string In(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a WFDB record with its true beats as <c>NAME.atr</c>.</summary>
    internal SyntheticEcg Record(string name, IReadOnlyList<HeartSegment> script, ulong seed = 1, string signal = "II", string comment = "synthetic")
    {
        SyntheticEcg ecg = new(script, new EcgTraits { Seed = seed });
        using (WfdbWriter writer = new(In(name), SyntheticEcg.SampleRateHz, [new WfdbOutputSignal(signal, "mV", 1000)], null, [comment]))
        {
            foreach (int microvolts in ecg.ReadToEnd())
            {
                writer.WriteFrame([microvolts / 1000.0]);
            }
            writer.Commit();
        }
        new AnnotationFile([.. ecg.Beats.Select(beat => new Annotation(beat.Sample, beat.Class == BeatClass.Ventricular ? 5 : 1))]).Write(In(name + ".atr"));
        return ecg;
    }

    internal string[] Files() => [.. Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
