using System.Text.Json;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Tests.Commands;

public sealed class MeterCommandTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void It_counts_and_says_so_in_JSON()
    {
        _bench.Record("one", [HeartSegment.Sinus(20)]);
        CommandRun run = CommandRun.Of("meter", _bench.In("one"), "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        JsonElement root = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal("edgetwin.meter/1", root.GetProperty("schema").GetString());
        Assert.Equal(5000, root.GetProperty("samples").GetInt32());
        // Debug IL carries extra instructions; the budget (700, and 60 for the sensors' health, 20 for the twin) is Release's.
        double limit = root.GetProperty("configuration").GetString() == "Release" ? 780 : 1000;
        Assert.InRange(root.GetProperty("ilPerSample").GetProperty("mean").GetDouble(), 50, limit);
        Assert.Equal(0, root.GetProperty("allocationsAfterStart").GetInt32());
        Assert.True(root.GetProperty("stateBytes").GetInt32() > 0);
        JsonElement largest = root.GetProperty("stateByClass")[0];
        Assert.Equal("EdgeTwin.Core.Signal.EcgHistory", largest.GetProperty("name").GetString());
        Assert.Equal(1, largest.GetProperty("objects").GetInt32());
        Assert.InRange(largest.GetProperty("bytes").GetInt32(), 1, root.GetProperty("stateBytes").GetInt32());
    }
}
