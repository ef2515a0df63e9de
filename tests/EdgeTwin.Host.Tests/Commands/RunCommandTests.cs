using System.Globalization;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Host.Tests.Commands;

public sealed class RunCommandTests
{
    [Fact]
    public void Without_a_command_a_wearable_runs_and_its_events_go_all_the_way()
    {
        CommandRun run = CommandRun.Of("--for", "60", "--speed", "max");
        Assert.Equal("", run.Error);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        // Repeats are left out and may happen: a loaded machine can keep the broker from answering in time.
        string[] told = ["Not a medical device", "MQTT broker at 127.0.0.1:", "link up", ">> boot", ">> tachycardia begins", "logged at", "acknowledged", "0 gaps", "everything up to seq"];
        Assert.All(told, one => Assert.Contains(one, run.Out, StringComparison.Ordinal));
    }

    [Fact]
    public void A_trace_at_the_electrodes_forwards_the_events_that_replay_finds()
    {
        using Workbench bench = new();
        bench.Record("story", HeartStories.Demonstration, 42);
        AssertSame(bench, bench.In("story"), "story");
    }

    [Fact]
    public void So_does_a_recording_of_a_person()
    {
        string record = Traces.Require("mitdb/207");
        using Workbench bench = new();
        AssertSame(bench, record, "207");
    }

    [Fact]
    public void What_waits_while_the_link_is_out_arrives_afterwards()
    {
        CommandRun run = CommandRun.Of("--scenario", "offline", "--for", "600", "--speed", "max");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("link down: events wait", run.Out, StringComparison.Ordinal);
        Assert.Contains("0 gaps", run.Out, StringComparison.Ordinal);
        Assert.Contains("everything up to seq", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Ctrl_C_ends_it_in_good_order()
    {
        using CancellationTokenSource interrupt = new();
        using CancellingWriter output = new("link up", interrupt);
        int code = Host.Commands.EdgeTwinCommand.Run(["run"], new CommandContext(output, TextWriter.Null, false, false, interrupt.Token));
        Assert.Equal(ExitCode.Interrupted, code);
        Assert.Contains("everything up to seq", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--speed 0", "--speed 0 is no speed")]
    [InlineData("--speed fast", "--speed fast is no speed")]
    [InlineData("--scenario nobody", "--scenario nobody is not known; there are normal")]
    [InlineData("--trace x --scenario af", "--trace and --scenario do not go together")]
    [InlineData("--device a/b", "--device a/b is no id")]
    [InlineData("--port 5000 --mqtt localhost", "--port is the embedded broker's")]
    [InlineData("--mqtt not:a:port", "is no broker")]
    [InlineData("--for 0", "--for 0 is out of range")]
    public void A_slip_is_explained(string line, string expected)
    {
        CommandRun run = CommandRun.Of(["run", .. line.Split(' ')]);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broker_that_is_not_there_is_said()
    {
        CommandRun run = CommandRun.Of("run", "--mqtt", "127.0.0.1:1");
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("127.0.0.1:1 cannot be reached", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_that_is_not_there_is_said()
    {
        CommandRun run = CommandRun.Of("run", "--trace", "nowhere/208");
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("208", run.Error, StringComparison.Ordinal);
    }

    private static void AssertSame(Workbench bench, string record, string name)
    {
        CommandRun run = CommandRun.Of("run", "--trace", record, "--speed", "max", "--out", bench.In("run"));
        Assert.Equal("", run.Error);
        // The simulated board has one lead.
        CommandRun replay = CommandRun.Of("replay", record, "--leads", "1", "--out", bench.In("replay"));
        Assert.Equal(ExitCode.Done, replay.ExitCode);
        string[] played = [.. File.ReadAllLines(bench.In($"run/{name}.events.jsonl")).Where(line => !IsOfTheBoard(line))];
        // The simulated board tells its front end's corner; of a recording it is not known.
        string[] replayed = [.. File.ReadAllLines(bench.In($"replay/{name}.events.jsonl"))
            .Select(line => line.Replace("\"highPassMillihertz\":0", "\"highPassMillihertz\":35", StringComparison.Ordinal))];
        Assert.True(replayed.Length > 3);
        Assert.Equal(replayed, played);
    }

    // What a recording has nothing of: the start, its self-test, and the pulse sensor's LEDs, dimmed where no skin is.
    private static bool IsOfTheBoard(string line) =>
        new[] { "boot", "self-test", "led-current" }.Any(kind => line.Contains($"\"{kind}\"", StringComparison.Ordinal));

    /// <summary>Cancels as soon as a text has been written.</summary>
    private sealed class CancellingWriter(string text, CancellationTokenSource interrupt) : StringWriter(CultureInfo.InvariantCulture)
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(text, StringComparison.Ordinal) == true)
            {
                interrupt.Cancel();
            }
        }
    }
}
