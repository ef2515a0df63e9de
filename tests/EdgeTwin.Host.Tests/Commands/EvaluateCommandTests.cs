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
    public void It_says_how_soon_a_beat_is_classified()
    {
        CommandRun run = CommandRun.Of("evaluate", _bench.Folder, "--only", "beats");
        Assert.Matches(@"class told after the R peak: median 0\.[5-9]\d s", run.Out);
    }

    [Theory]
    [InlineData("qrs,ppg", "stands alone")]
    [InlineData("qrs,j-point", "stands alone")]
    public void A_table_that_would_be_left_out_is_refused(string only, string says)
    {
        CommandRun run = CommandRun.Of("evaluate", ".", "--only", only);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ST_episodes_are_scored_where_the_reference_tells_of_them_as_edb_does()
    {
        using Workbench edb = new();
        edb.Record("e1", [HeartSegment.Sinus(400, 70), HeartSegment.StShift(60, 300, 72), HeartSegment.StShift(120, 300, 72), HeartSegment.StShift(60, 0, 72), HeartSegment.Sinus(100, 70)]);
        Annotation[] st = [Change(430, "(ST0+"), Change(500, "AST0+300"), Change(610, "ST0+)"), Change(100, "(ST0+"), Change(200, "ST0+)")];
        new AnnotationFile([.. AnnotationFile.Read(edb.In("e1.atr")).Annotations.Concat(st).OrderBy(one => one.Sample)]).Write(edb.In("e1.atr"));
        JsonElement found = JsonDocument.Parse(CommandRun.Of("evaluate", edb.Folder, "--only", "st", "--json").Out).RootElement.GetProperty("st").GetProperty("gross");
        // What lies in the learning period does not count.
        Assert.Equal((1, 100, 100), (found.GetProperty("reference").GetInt32(), found.GetProperty("sensitivityPercent").GetDouble(), found.GetProperty("positivePredictivityPercent").GetDouble()));
        Assert.InRange(found.GetProperty("durationSensitivityPercent").GetDouble(), 75, 100);
        Assert.Contains("ST episodes", CommandRun.Of("evaluate", edb.Folder, "--only", "st").Out, StringComparison.Ordinal);

        static Annotation Change(int seconds, string text) => new(seconds * 250, AnnotationCode.StChange, Aux: text);
    }

    [Fact]
    public void Without_such_a_reference_ST_is_not_scored_and_says_why()
    {
        CommandRun run = CommandRun.Of("evaluate", _bench.Folder, "--only", "st");
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("--inject-st", run.Error, StringComparison.Ordinal);
    }

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
    public void Tables_of_classes_and_runs_carry_intervals_and_leave_paced_records_out()
    {
        AnnotationFile truth = AnnotationFile.Read(_bench.In("a2.atr"));
        new AnnotationFile([.. truth.Annotations.Select((one, i) => i == 450 ? one with { Code = 12 } : one)]).Write(_bench.In("a2.atr"));
        AnnotationFile ectopic = AnnotationFile.Read(_bench.In("a1.atr"));
        new AnnotationFile([.. ectopic.Annotations.Select((one, i) => i is 380 or 381 ? one with { Code = 5 } : one)]).Write(_bench.In("a1.atr"));
        JsonElement root = JsonDocument.Parse(CommandRun.Of("evaluate", _bench.Folder, "--json").Out).RootElement;
        Assert.Equal("a2", Assert.Single(root.GetProperty("ectopy").GetProperty("leftOut").EnumerateArray()).GetString());
        Assert.Equal(3, root.GetProperty("qrs").GetProperty("records").GetArrayLength());
        JsonElement missed = root.GetProperty("ectopy").GetProperty("gross").GetProperty("vebSensitivity");
        Assert.Equal((0, 2), (missed.GetProperty("hits").GetInt32(), missed.GetProperty("of").GetInt32()));
        Assert.Equal(1, root.GetProperty("runs").GetProperty("gross").GetProperty("coupletSensitivity").GetProperty("of").GetInt32());
        Assert.Equal("a1", root.GetProperty("confusions")[0].GetProperty("record").GetString());
        Assert.Equal("V", root.GetProperty("confusions")[0].GetProperty("cells")[0].GetProperty("reference").GetString());
        Assert.Equal(100, root.GetProperty("qrs").GetProperty("interval95").GetProperty("sensitivity").GetProperty("lowPercent").GetDouble());
    }

    [Fact]
    public void The_page_draws_the_worst_misses_with_both_labels()
    {
        AnnotationFile truth = AnnotationFile.Read(_bench.In("a1.atr"));
        new AnnotationFile([.. truth.Annotations.Select((one, i) => i == 390 ? one with { Code = 5 } : one)]).Write(_bench.In("a1.atr"));
        CommandRun.Of("evaluate", _bench.Folder, "--html", _bench.In("page.html"));
        string page = File.ReadAllText(_bench.In("page.html"));
        Assert.Contains("The worst misses", page);
        Assert.Contains("V as N 1", page);
        Assert.Contains("reference-text", page);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "<svg class=\"strip\""));
    }

    [Fact]
    public void Upside_down_and_halved_beats_are_still_found_and_the_page_says_what_was_done()
    {
        CommandRun run = CommandRun.Of("evaluate", _bench.Folder, "--invert", "--gain", "0.5", "--hum", "50", "--hum-uv", "100", "--only", "qrs", "--min-se", "99", "--html", _bench.In("page.html"));
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("hum of 100 \u00B5V at 50 Hz, inverted, gain 0.5", run.Out);
        Assert.Contains("inverted, gain 0.5", File.ReadAllText(_bench.In("page.html")));
        Assert.Equal(run, CommandRun.Of("evaluate", _bench.Folder, "--invert", "--gain", "0.5", "--hum", "50", "--hum-uv", "100", "--only", "qrs", "--min-se", "99", "--html", _bench.In("page.html")));
    }

    [Fact]
    public void Nothing_at_the_electrodes_ends_without_a_beat()
    {
        CommandRun run = CommandRun.Of("evaluate", _bench.Folder, "--gain", "0", "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(0, JsonDocument.Parse(run.Out).RootElement.GetProperty("qrs").GetProperty("gross").GetProperty("truePositives").GetInt32());
    }

    [Fact]
    public void Noise_lowers_the_figure_and_is_the_same_each_time()
    {
        string noise = EdgeTwin.Tests.Shared.Traces.Require("nstdb/ma");
        string[] line = ["evaluate", _bench.Folder, "--noise", noise, "--snr", "-12", "--only", "qrs"];
        CommandRun run = CommandRun.Of(line);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("noise ma at -12 dB", run.Out);
        Assert.DoesNotContain("gross         209", run.Out.Replace("100.00", "209", StringComparison.Ordinal));
        Assert.Equal(run, CommandRun.Of(line));
    }

    [Theory]
    [InlineData("--snr", "6")]
    [InlineData("--hum-uv", "100")]
    [InlineData("--gain", "1000")]
    [InlineData("--hum", "fifty")]
    public void A_stress_option_that_makes_no_sense_ends_with_2(params string[] options) =>
        Assert.Equal(ExitCode.Usage, CommandRun.Of(["evaluate", _bench.Folder, .. options]).ExitCode);

    [Fact]
    public void A_noise_record_that_is_not_there_is_named()
    {
        CommandRun run = CommandRun.Of("evaluate", _bench.Folder, "--noise", _bench.In("absent"));
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("absent", run.Error);
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
