using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Wfdb;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Tests.Exporting;

public sealed class WfdbExportTests : IDisposable
{
    private readonly ExportBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_strip_comes_back_sample_by_sample_with_its_marks()
    {
        string folder = _bench.In("strips");
        ExportBench.Export(_bench.Store, "--to", "wfdb", "--out", folder);
        Assert.Equal("w1_2_af\nw1_5_st-episode\n", File.ReadAllText(Path.Combine(folder, "RECORDS")));
        using WfdbRecord record = WfdbRecord.Open(Path.Combine(folder, "w1_2_af.hea"));
        Assert.Equal((125, "uV"), (record.SamplingFrequencyHz, record.Signals[0].Unit));
        Assert.Equal(ExportBench.Ramp.Select(one => (double)one), record.ReadAll(0));
        // Decided at noon and 100 s, and the strip begins 7.992 s before.
        Assert.Equal(new DateTime(2026, 3, 1, 12, 1, 32, 8), record.StartTime!.Value.DateTime);
        Assert.Contains(record.Comments, one => one.Contains("not a medical device", StringComparison.Ordinal));
        // The onset lies before the strip.
        Assert.Equal([new Annotation(0, AnnotationCode.Rhythm, Aux: "(AFIB"), new Annotation(999, 22, Aux: "af decided")], Marks(folder, "w1_2_af"));
    }

    [Fact]
    public void An_st_episode_is_marked_as_the_european_database_does()
    {
        string folder = _bench.In("strips");
        ExportBench.Export(_bench.Store, "--to", "wfdb", "--out", folder, "--device", "w1");
        Assert.Equal([new Annotation(499, AnnotationCode.StChange, Aux: "(ST0-"), new Annotation(999, 22, Aux: "st-episode decided")], Marks(folder, "w1_5_st-episode"));
    }

    [Fact]
    public void A_recording_is_replayed_and_its_strips_are_what_was_recorded()
    {
        SyntheticEcg ecg = _bench.Bench.Record("story", [HeartSegment.Sinus(60, 70), HeartSegment.Sinus(40, 150), HeartSegment.Sinus(40, 70)]);
        string folder = _bench.In("strips");
        ExportBench.Export(_bench.In("story"), "--to", "wfdb", "--out", folder);
        string name = Assert.Single(File.ReadAllLines(Path.Combine(folder, "RECORDS")), one => one.EndsWith("_tachycardia", StringComparison.Ordinal));
        using WfdbRecord record = WfdbRecord.Open(Path.Combine(folder, name + ".hea"));
        double[] strip = record.ReadAll(0);
        Assert.Equal(1000, strip.Length);
        Assert.InRange(strip.Max(), 300, 3000);
        Assert.Contains(Marks(folder, name), one => one.Aux == "tachycardia decided");
        Assert.NotEmpty(ecg.Beats);
    }

    [Fact]
    public void Without_strips_there_is_nothing_to_write()
    {
        CommandRun run = CommandRun.Of("export", _bench.Store, "--to", "wfdb", "--device", "w2", "--out", _bench.In("strips"));
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("none of its episodes carries a strip", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bench.In("strips")));
    }

    private static IReadOnlyList<Annotation> Marks(string folder, string name) => AnnotationFile.ReadFor(Path.Combine(folder, name + ".edge"), 125);
}
