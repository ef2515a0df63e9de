using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Host.Tests.Training;

public sealed class TrainCommandTests : IDisposable
{
    private const string File = "firmware/EdgeTwin.Core/Beats/OneLeadTrees.cs";

    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void The_committed_tables_are_what_the_training_gives()
    {
        CommandRun run = CommandRun.Of("train", Traces.Require("mitdb"), "--check", "--out", Traces.Checkout);
        Assert.True(run.ExitCode == ExitCode.Done, run.Out + run.Error);
    }

    [Fact]
    public void It_writes_the_same_bytes_each_time_and_check_tells_when_they_are_not()
    {
        string[] train = ["train", Traces.Require("mitdb"), "--records", "119,220", "--only", "one lead", "--out", _bench.Folder];
        Assert.Equal(ExitCode.Done, CommandRun.Of(train).ExitCode);
        byte[] first = System.IO.File.ReadAllBytes(_bench.In(File));
        Assert.Equal(ExitCode.Done, CommandRun.Of([.. train, "--check"]).ExitCode);
        System.IO.File.AppendAllText(_bench.In(File), "// another\n");
        Assert.Equal(ExitCode.ThresholdMissed, CommandRun.Of([.. train, "--check"]).ExitCode);
        Assert.Equal(ExitCode.Done, CommandRun.Of(train).ExitCode);
        Assert.Equal(first, System.IO.File.ReadAllBytes(_bench.In(File)));
    }

    [Fact]
    public void Leaving_a_patient_out_tells_the_figures_and_the_worst_record_first()
    {
        CommandRun run = CommandRun.Of("train", Traces.Require("mitdb"), "--records", "119,122,207", "--only", "one lead", "--leave-one-out");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        string[] lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("classes of beats, one lead", lines[0], StringComparison.Ordinal);
        Assert.Contains("VEB   gross Se ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("  207 ", lines[4], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100", "DS2")]
    [InlineData("102", "not of DS1")]
    public void What_is_not_for_design_is_refused(string record, string why)
    {
        CommandRun run = CommandRun.Of("train", _bench.Folder, "--records", record);
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_the_records_is_an_error_in_one_line()
    {
        CommandRun none = CommandRun.Of("train", _bench.In("none"));
        CommandRun empty = CommandRun.Of("train", _bench.Folder);
        Assert.Equal((ExitCode.Input, ExitCode.Input), (none.ExitCode, empty.ExitCode));
        Assert.Equal((1, 1), (none.Error.Trim().Split('\n').Length, empty.Error.Trim().Split('\n').Length));
    }

    [Fact]
    public void An_unknown_table_is_a_usage_error() => Assert.Equal(ExitCode.Usage, CommandRun.Of("train", Traces.Require("mitdb"), "--only", "nothing").ExitCode);
}
