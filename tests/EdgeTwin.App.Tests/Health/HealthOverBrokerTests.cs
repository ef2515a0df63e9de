using System.Text;
using System.Text.Json;
using EdgeTwin.App.Boards;
using EdgeTwin.App.Tests.Support;
using EdgeTwin.Core.Health;
using EdgeTwin.Device.Health;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.App.Tests.Health;

/// <summary>Health end to end: the whole firmware on a simulated board, its snapshot at the broker, commands back.</summary>
public sealed class HealthOverBrokerTests
{
    [Fact]
    public void The_self_test_of_the_start_passes_is_told_and_costs_no_signal()
    {
        using WearableBench bench = new(Esp32DevKitC.Profile(), Scenario.Find("normal")!);
        Assert.True(bench.GoUntil(() => bench.Firmware.Wearable.Health.SelfTest.Done == 1, 20));
        SelfTest test = bench.Firmware.Wearable.Health.SelfTest;
        Assert.Equal(
            [SelfTestResult.Passed, SelfTestResult.Passed, SelfTestResult.Passed, SelfTestResult.Passed, SelfTestResult.Passed],
            [test.Ecg, test.Ppg, test.Bus, test.Flash, test.Clock]);
        Assert.InRange(test.EcgMicrovolts, 900, 1300);
        Assert.InRange(test.LedPermille, 400, 600);
        Assert.InRange(test.EcgPpm, -1000, 1000);
        Assert.Equal(0, bench.Firmware.Wearable.Intake.EcgMissing);
    }

    [Fact]
    public void A_dead_source_and_a_dead_LED_are_each_found_by_it()
    {
        using WearableBench bench = new(Esp32DevKitC.Profile(), Scenario.Find("normal")!);
        bench.Board.Ecg.IsCalibrationDead = true;
        bench.Board.Ppg.RedOutputPermille = 0;
        Assert.True(bench.GoUntil(() => bench.Firmware.Wearable.Health.SelfTest.Done == 1, 30));
        bench.Go(2);
        SelfTest test = bench.Firmware.Wearable.Health.SelfTest;
        Assert.Equal(SelfTestResult.Failed, test.Ecg);
        Assert.Equal(SelfTestResult.Failed, test.Ppg);
        Assert.False(test.HasPassed);
        Assert.Equal(HealthState.Failed, bench.Firmware.Wearable.Twin.Health.StateOf(HealthItem.Led));
    }

    [Fact]
    public void A_self_test_on_request_runs_once_a_number_and_costs_a_gap()
    {
        using WearableBench bench = new(Esp32DevKitC.Profile(), Scenario.Find("normal")!);
        bench.Go(30);
        bench.Broker.Publish($"edgetwin/{WearableBench.Id}/cmd/health/selftest", "41"u8.ToArray(), isRetained: true);
        bench.Broker.Publish($"edgetwin/{WearableBench.Id}/cmd/health/selftest", "41"u8.ToArray(), isRetained: true);
        bench.Go(40);
        Assert.Equal(2, bench.Firmware.Wearable.Health.SelfTest.Done);
        Assert.InRange(bench.Firmware.Wearable.Intake.EcgMissing, 250, 500);
        Assert.True(bench.Firmware.Wearable.Health.SelfTest.HasPassed);
    }

    [Fact]
    public void The_snapshot_is_retained_and_says_how_the_parts_are()
    {
        using WearableBench bench = new(Esp32DevKitC.Profile(), Scenario.Find("normal")!);
        bench.Go(90);
        JsonElement snapshot = JsonDocument.Parse(bench.Broker.Retained($"edgetwin/{WearableBench.Id}/health")!).RootElement;
        Assert.Equal(1, snapshot.GetProperty("selfTest").GetProperty("done").GetInt32());
        Assert.Equal("passed", snapshot.GetProperty("selfTest").GetProperty("flash").GetString());
        Assert.Equal(JsonValueKind.Object, snapshot.GetProperty("parts").ValueKind);
        Assert.Equal(0, snapshot.GetProperty("faults").GetInt32());
    }

    [Fact]
    public void A_replacement_is_followed_once_and_stands_in_the_snapshot()
    {
        using WearableBench bench = new(Esp32DevKitC.Profile(), Scenario.Find("normal")!);
        bench.Go(15);
        string topic = $"edgetwin/{WearableBench.Id}/cmd/health/replaced";
        bench.Broker.Publish(topic, Encoding.ASCII.GetBytes("electrode 3"), isRetained: true);
        bench.Broker.Publish(topic, Encoding.ASCII.GetBytes("electrode 3"), isRetained: true);
        bench.Go(20);
        Assert.Equal(1, bench.Firmware.Wearable.Health.Maintenance.TimesOf(HealthItem.Electrode));
        Assert.Equal(1, bench.Firmware.Wearable.Health.File.Saves);
        bench.Go(90);
        Assert.Equal(1, bench.Firmware.Wearable.Health.Maintenance.TimesOf(HealthItem.Electrode));
        JsonElement snapshot = JsonDocument.Parse(bench.Broker.Retained($"edgetwin/{WearableBench.Id}/health")!).RootElement;
        Assert.Equal(1, snapshot.GetProperty("parts").GetProperty("electrode").GetProperty("replaced").GetInt32());
    }
}
