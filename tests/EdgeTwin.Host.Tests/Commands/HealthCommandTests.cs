using System.Text.Json;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;

namespace EdgeTwin.Host.Tests.Commands;

/// <summary>Simulated runs to failure, scored.</summary>
public sealed class HealthCommandTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_seed_gives_the_same_document_whatever_the_jobs_and_counts_every_kind()
    {
        CommandRun one = CommandRun.Of("evaluate", "--only", "health", "--runs", "18", "--healthy", "1", "--seed", "3", "--json", "--jobs", "1");
        CommandRun two = CommandRun.Of("evaluate", "--only", "health", "--runs", "18", "--healthy", "1", "--seed", "3", "--json", "--jobs", "2");
        Assert.Equal(ExitCode.Done, one.ExitCode);
        Assert.Equal(one.Out, two.Out);
        JsonElement root = JsonDocument.Parse(one.Out).RootElement;
        Assert.Equal("edgetwin.evaluate-health/1", root.GetProperty("schema").GetString());
        Assert.Equal(9, root.GetProperty("kinds").GetArrayLength());
        Assert.Equal(16, root.GetProperty("gradual").GetProperty("runs").GetInt32());
        Assert.InRange(root.GetProperty("gradual").GetProperty("warnedPercent").GetDouble(), 70, 100);
        Assert.InRange(root.GetProperty("gradual").GetProperty("insideOfLifePercent").GetDouble(), 60, 100);
        Assert.InRange(root.GetProperty("falseWarningsPerHealthyRun").GetDouble(), 0, 2);
    }

    [Fact]
    public void The_page_has_its_two_pictures_and_every_kind()
    {
        string page = _bench.In("health.html");
        CommandRun run = CommandRun.Of("evaluate", "--only", "health", "--runs", "9", "--healthy", "0", "--html", page);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("no healthy runs", run.Out, StringComparison.Ordinal);
        string html = File.ReadAllText(page);
        Assert.Equal(3, html.Split("<svg ").Length);
        Assert.Contains("connector corrosion", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stands alone", "evaluate", ".", "--only", "qrs,health")]
    [InlineData("Which folder", "evaluate", "--only", "qrs")]
    [InlineData("--runs", "evaluate", "--only", "health", "--runs", "0")]
    public void What_cannot_be_is_refused_in_one_sentence(string says, params string[] arguments)
    {
        CommandRun run = CommandRun.Of(arguments);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }
}
