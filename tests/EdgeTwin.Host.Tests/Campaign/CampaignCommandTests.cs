using System.Text.Json;
using EdgeTwin.Host.Campaign;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Simulation.Faults;

namespace EdgeTwin.Host.Tests.Campaign;

public sealed class CampaignCommandTests
{
    [Fact]
    public void The_same_seed_leaves_the_same_trace_whatever_runs_beside_it()
    {
        CampaignTotals alone = CampaignRunner.Run(1, 12, 10, 1, _ => { }, TestContext.Current.CancellationToken);
        CampaignTotals together = CampaignRunner.Run(1, 12, 10, 4, _ => { }, TestContext.Current.CancellationToken);
        CampaignTotals others = CampaignRunner.Run(2, 12, 10, 1, _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(alone.Hash(), together.Hash());
        Assert.NotEqual(alone.Hash(), others.Hash());
    }

    [Fact]
    public void A_trace_is_the_same_to_the_line()
    {
        List<string> first = [];
        List<string> second = [];
        SeedResult one = CampaignRunner.RunOne(7, 10, first.Add);
        SeedResult two = CampaignRunner.RunOne(7, 10, second.Add);
        Assert.Equal(first, second);
        Assert.Equal(one.TraceHash, two.TraceHash);
        Assert.True(first.Count > 50);
    }

    [Fact]
    public void Every_kind_of_fault_strikes_and_every_event_is_accounted_for()
    {
        CampaignTotals totals = CampaignRunner.Run(1, 150, 30, 2, _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(0, totals.FailedSeeds);
        Assert.Equal(totals.Made, totals.Arrived + totals.InGaps + totals.Damaged);
        Assert.True(totals.InGaps > 0, "no log ran over");
        foreach (Fault fault in Enum.GetValues<Fault>())
        {
            Assert.True(totals.Faults[fault] > 0, $"{fault} never struck: the run shows nothing of it");
        }
    }

    [Fact]
    public void It_says_so_in_JSON()
    {
        CommandRun run = CommandRun.Of("campaign", "--seeds", "3", "--minutes", "5", "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        JsonElement root = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal("edgetwin.campaign/1", root.GetProperty("schema").GetString());
        Assert.Equal(3, root.GetProperty("seeds").GetInt32());
        Assert.Equal(0, root.GetProperty("failedSeeds").GetInt32());
        Assert.True(root.GetProperty("events").GetProperty("made").GetInt32() > 0);
        foreach (JsonElement part in root.GetProperty("wear").EnumerateArray())
        {
            Assert.InRange(part.GetProperty("worstErasesPerYear").GetInt32(), 1, 100_000);
        }
    }

    [Fact]
    public void One_seed_writes_its_trace()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            CommandRun run = CommandRun.Of("campaign", "--seed", "5", "--minutes", "5", "--trace-log", path);
            Assert.Equal(ExitCode.Done, run.ExitCode);
            Assert.StartsWith("0.000 boot", File.ReadLines(path).First(l => l.Contains("boot", StringComparison.Ordinal)), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("--seed", "1", "--seeds", "2")]
    [InlineData("--trace-log", "-")]
    [InlineData("--seed", "1", "--json", "--trace-log", "-")]
    [InlineData("--seeds", "0")]
    public void What_makes_no_sense_is_a_usage_error(params string[] options)
    {
        CommandRun run = CommandRun.Of(["campaign", .. options]);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public void An_interrupt_ends_it_with_130()
    {
        using CancellationTokenSource interrupt = new();
        interrupt.Cancel();
        Assert.Equal(ExitCode.Interrupted, CommandRun.Of(interrupt.Token, "campaign", "--seeds", "100").ExitCode);
    }
}
