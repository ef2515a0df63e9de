using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Edf;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Tests.Commands;

public sealed class ConvertCommandTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("copy.csv")]
    [InlineData("copy.edf")]
    [InlineData("copy.hea")]
    public void The_signal_survives(string target)
    {
        _bench.Record("one", [HeartSegment.Sinus(20)]);
        Assert.Equal(ExitCode.Done, CommandRun.Of("convert", _bench.In("one"), _bench.In(target)).ExitCode);
        double[] before = Samples(_bench.In("one"));
        double[] after = Samples(_bench.In(target));
        Assert.Equal(before.Length, after.Length);
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 0.001));
    }

    [Fact]
    public void Annotations_come_along_and_come_back()
    {
        SyntheticEcg ecg = _bench.Record("one", [HeartSegment.Bigeminy(20)]);
        Assert.Equal(ExitCode.Done, CommandRun.Of("convert", _bench.In("one"), _bench.In("two.edf")).ExitCode);
        using (EdfRecord edf = (EdfRecord)RecordingOpener.Open(_bench.In("two.edf")))
        {
            Assert.Equal(ecg.Beats.Count, edf.ReadAnnotations().Count());
        }
        Assert.Equal(ExitCode.Done, CommandRun.Of("convert", _bench.In("two.edf"), _bench.In("three.hea")).ExitCode);
        Assert.Equal(AnnotationFile.Read(_bench.In("one.atr")).Annotations, AnnotationFile.Read(_bench.In("three.atr")).Annotations);
    }

    [Fact]
    public void A_recording_is_not_written_over_itself()
    {
        _bench.Record("one", [HeartSegment.Sinus(5)]);
        byte[] before = File.ReadAllBytes(_bench.In("one.dat"));
        Assert.Equal(ExitCode.Usage, CommandRun.Of("convert", _bench.In("one"), _bench.In("one.hea")).ExitCode);
        Assert.Equal(before, File.ReadAllBytes(_bench.In("one.dat")));
    }

    [Fact]
    public void A_missing_source_leaves_nothing()
    {
        Assert.Equal(ExitCode.Input, CommandRun.Of("convert", _bench.In("absent"), _bench.In("copy.csv")).ExitCode);
        Assert.Empty(_bench.Files());
    }

    private static double[] Samples(string path)
    {
        using IRecording recording = RecordingOpener.Open(path);
        using ISignalReader reader = recording.OpenSignal(0);
        List<double> all = [];
        double[] block = new double[1000];
        for (int read = reader.Read(block); read > 0; read = reader.Read(block))
        {
            all.AddRange(block.AsSpan(0, read));
        }
        return [.. all];
    }
}
