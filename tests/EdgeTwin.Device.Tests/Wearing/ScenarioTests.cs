using System.Device.I2c;
using System.Device.Spi;
using System.Text.Json;
using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Tests.Support;
using EdgeTwin.Simulation.Wearers;
using Iot.Device.Bus;
using Iot.Device.Max30003;
using Iot.Device.Max30102;

namespace EdgeTwin.Device.Tests.Wearing;

/// <summary>The whole device over simulated parts on a simulated wearer.</summary>
public sealed class ScenarioTests
{
    private static readonly string[] OfTheHeartAndItsSensors = ["tachycardia", "bradycardia", "pause", "signal-poor", "lead-off"];

    public static TheoryData<string> Names => [.. Scenario.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Within_a_minute_every_scenario_puts_an_event_into_the_log(string name)
    {
        HashSet<string> kinds = Kinds(name, 60);
        Assert.True(kinds.Overlaps(OfTheHeartAndItsSensors), $"{name}: {string.Join(", ", kinds)}");
    }

    [Theory]
    [InlineData("lead-drying", 60, "signal-poor", "lead-off")]
    [InlineData("st-episode", 60, "tachycardia")]
    [InlineData("offline", 60, "pause", "tachycardia")]
    [InlineData("af", 300, "tachycardia", "pause")]
    public void What_its_description_says_is_told(string name, int seconds, params string[] expected) =>
        Assert.Superset(expected.ToHashSet(), Kinds(name, seconds));

    private static HashSet<string> Kinds(string name, int seconds)
    {
        SimulatedWearer wearer = new(Scenario.Find(name)!);
        SimulatedBoard board = new(wearer, wearer);
        using IDisposable scope = board.World.Enter();
        BoardWiring wiring = new();
        using Max30003 ecg = new(SpiDevice.Create(new SpiConnectionSettings(wiring.SpiBus, wiring.ChipSelectPin)), new Max30003Settings(), new RecoveryLadder(null, 1));
        using Max30102 ppg = new(I2cDevice.Create(new I2cConnectionSettings(wiring.I2cBus, Max30102.DefaultI2cAddress)), new Max30102Settings(), new RecoveryLadder(null, 1));
        WearableBench bench = new(new Max30003FrontEnd(ecg), new Max30102FrontEnd(ppg));
        while (bench.Clock.NowMs < seconds * 1000)
        {
            bench.Clock.AdvanceTo(bench.Clock.NowMs + WearableBench.StepMs);
            board.AdvanceTo(bench.Clock.NowMs * 1000);
            bench.Wearable.Step();
        }
        Assert.Empty(board.World.Board.Violations);
        // What was sent, and not what the log still holds: it lets go of what is acknowledged.
        return [.. bench.Link.Published.Where(message => message.Topic.EndsWith("/event", StringComparison.Ordinal))
            .Select(message => JsonDocument.Parse(message.Payload).RootElement).Where(message => message.TryGetProperty("event", out _))
            .Select(message => message.GetProperty("event").GetProperty("kind").GetString()!)];
    }
}
