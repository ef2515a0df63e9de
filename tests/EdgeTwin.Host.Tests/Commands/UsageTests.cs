using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;

namespace EdgeTwin.Host.Tests.Commands;

public class UsageTests
{
    [Theory]
    [InlineData("replay")]
    [InlineData("nonsense")]
    [InlineData("replay", "x", "--tachy", "9000")]
    [InlineData("replay", "x", "--tachy", "fast")]
    [InlineData("evaluate", ".", "--only", "horoscope")]
    [InlineData("evaluate", ".", "--min-se", "101")]
    [InlineData("evaluate", ".", "--jobs", "0")]
    [InlineData("convert", "a", "b.mp3")]
    public void A_command_line_that_does_not_fit_ends_with_2_and_one_line(params string[] args)
    {
        CommandRun run = CommandRun.Of(args);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.StartsWith("edgetwin: ", run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("whatif")]
    [InlineData("evaluate")]
    [InlineData("convert")]
    [InlineData("meter")]
    [InlineData("collect")]
    [InlineData("certs")]
    [InlineData("doctor")]
    public void Help_names_the_command_and_ends_with_0(string command)
    {
        CommandRun run = CommandRun.Of(command, "--help");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains(command, run.Out);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void Help_teaches_with_examples()
    {
        CommandRun run = CommandRun.Of("--help");
        Assert.Contains("edgetwin replay mitdb/208", run.Out);
        Assert.Contains("130 interrupted", run.Out);
    }

    [Fact]
    public void Doctor_advises_and_ends_with_0()
    {
        CommandRun run = CommandRun.Of("doctor");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains(".NET runtime", run.Out);
    }
}
