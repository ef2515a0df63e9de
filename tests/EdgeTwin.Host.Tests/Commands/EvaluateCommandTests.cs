using System.Text.Json;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Tests.Commands;

/// <summary>A database of three synthetic records; the first five minutes of each are EC57's learning period.</summary>
public sealed class EvaluateCommandTests : IDisposable
{
    private readonly Workbench _bench = new();

    public EvaluateCommandTests()
    {
        _bench.Record("a1", [HeartSegment.Sinus(360, 70)], seed: 1);
        _bench.Record("a2", [HeartSegment.Sinus(360, 90)], seed: 2);
        _bench.Record("a3", [HeartSegment.Sinus(360, 55)], seed: 3);
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Clean_records_score_full_marks_in_the_order_of_their_names()
    {
        CommandRun run = CommandRun.Of("evaluate", _bench.Folder, "--json", "--min-se", "99", "--min-ppv", "99");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        JsonElement root = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal("edgetwin.evaluate/1", root.GetProperty("schema").GetString());
        JsonElement qrs = root.GetProperty("qrs");
        Assert.Equal(["a1", "a2", "a3"], qrs.GetProperty("records").EnumerateArray().Select(one => one.GetProperty("record").GetString()));
        Assert.InRange(qrs.GetProperty("gross").GetProperty("beats").GetInt32(), 205, 220);
        Assert.Equal(100, qrs.GetProperty("gross").GetProperty("sensitivityPercent").GetDouble());
    }

    [Fact]
    public void Jobs_change_nothing_but_time() =>
        Assert.Equal(CommandRun.Of("evaluate", _bench.Folder, "--jobs", "1"), CommandRun.Of("evaluate", _bench.Folder, "--jobs", "3"));

    [Fact]
    public void A_missed_threshold_ends_with_1()
    {
        // Every second true beat is taken out of the reference: the beats found there are false then.
        AnnotationFile truth = AnnotationFile.Read(_bench.In("a1.atr"));
        new AnnotationFile([.. truth.Annotations.Where((_, i) => i % 2 == 0)]).Write(_bench.In("a1.atr"));
        CommandRun run = CommandRun.Of("evaluate", _bench.Folder, "--min-ppv", "99");
        Assert.Equal(ExitCode.ThresholdMissed, run.ExitCode);
        Assert.Contains("positive predictivity", run.Error);
    }

    [Fact]
    public void A_bad_record_is_named_and_the_others_are_scored()
    {
        File.Delete(_bench.In("a2.dat"));
        CommandRun run = CommandRun.Of("evaluate", _bench.Folder, "--html", _bench.In("page.html"));
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("a2 was not scored", run.Error);
        Assert.Contains("a1", run.Out);
        Assert.Contains("a3", run.Out);
        Assert.Contains("Not scored", File.ReadAllText(_bench.In("page.html")));
    }

    [Fact]
    public void Only_the_records_asked_for_are_scored()
    {
        CommandRun run = CommandRun.Of("evaluate", _bench.Folder, "--records", "a3", "--only", "qrs");
        Assert.Contains("a3", run.Out);
        Assert.DoesNotContain("a1", run.Out);
        Assert.DoesNotContain("beat by beat", run.Out);
    }

    [Fact]
    public void A_folder_without_records_ends_with_3()
    {
        Assert.Equal(ExitCode.Input, CommandRun.Of("evaluate", _bench.In("absent")).ExitCode);
        Assert.Equal(ExitCode.Input, CommandRun.Of("evaluate", _bench.Folder, "--annotator", "xyz").ExitCode);
    }

    [Fact]
    public void Interrupted_it_ends_with_130() =>
        Assert.Equal(ExitCode.Interrupted, CommandRun.Of(new CancellationToken(canceled: true), "evaluate", _bench.Folder).ExitCode);
}
