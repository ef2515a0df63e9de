using System.Text.Json;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Host.Tests.Commands;

/// <summary>Figures that must not slip, on the design half of the MIT-BIH arrhythmia database.</summary>
public sealed class DatabaseTests
{
    private const string Ds1 = "101,106,108,109,112,114,115,116,118,119,122,124,201,203,205,207,208,209,215,220,223,230";

    [Fact]
    public void Beats_of_DS1_are_found_no_worse_than_stated()
    {
        CommandRun run = CommandRun.Of("evaluate", Traces.Require("mitdb"), "--records", Ds1, "--min-se", "99.82", "--min-ppv", "99.86", "--json");
        Assert.Equal("", run.Error);
        Assert.Equal(ExitCode.Done, run.ExitCode);
    }

    [Fact]
    public void A_half_hour_costs_what_the_budget_allows()
    {
        CommandRun run = CommandRun.Of("meter", Traces.Require("mitdb/208"), "--json");
        JsonElement root = JsonDocument.Parse(run.Out).RootElement;
        // Debug IL carries extra instructions; the budget of 700 is Release's.
        double limit = root.GetProperty("configuration").GetString() == "Release" ? 700 : 900;
        Assert.InRange(root.GetProperty("ilPerSample").GetProperty("mean").GetDouble(), 100, limit);
        Assert.Equal(0, root.GetProperty("allocationsAfterStart").GetInt32());
        Assert.InRange(root.GetProperty("stateBytes").GetInt32(), 1, 20 * 1024);
    }
}
