using System.Text;
using EdgeTwin.App.Boards;
using EdgeTwin.App.Tests.Support;
using EdgeTwin.NanoShim.Fabric;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Link;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.App.Tests.Link;

/// <summary>The whole firmware with its radio off between uplinks, over a simulated network and broker.</summary>
public sealed class DutyOverBrokerTests
{
    private const int QuietSeconds = 1600;

    [Fact]
    public void With_an_uplink_every_15_minutes_all_arrives_and_an_alarm_within_seconds()
    {
        using WearableBench bench = Start(HeartSegment.Sinus(QuietSeconds, 70), HeartSegment.Tachycardia(40, 140), HeartSegment.Sinus(3600, 70));
        WifiFabric wifi = bench.Board.World.Board.Wifi;
        long onRounds = 0;
        long rounds = 0;
        while (bench.NowMs < QuietSeconds * 1000)
        {
            bench.Go(1);
            rounds++;
            onRounds += wifi.IsOn ? 1 : 0;
        }
        // The start's uplink, the one after 15 minutes, and nothing between.
        Assert.Equal(2, bench.Firmware.Wearable.Duty.Openings);
        Assert.InRange(onRounds * 100.0 / rounds, 0.5, 4);
        Assert.Contains("nextUplinkS\":900", bench.Status, StringComparison.Ordinal);
        Assert.True(bench.GoUntil(() => bench.Firmware.Wearable.Recorder.Alarms == 1, 40));
        long alarmMs = bench.NowMs;
        Assert.True(bench.GoUntil(() => Collected(bench).Contains("\"tachycardia\"", StringComparison.Ordinal), 10));
        Assert.InRange(bench.NowMs - alarmMs, 0, 5000);
        Assert.True(bench.GoUntil(() => bench.IsAllAcknowledged && !wifi.IsOn, 1000));
        CollectedLog log = Assert.Single(bench.Collector.Logs).Value;
        Assert.Equal(bench.Firmware.Wearable.Log.LastSeq, log.ContiguousSeq);
        Assert.Equal(bench.Firmware.Wearable.Log.LastSeq, (uint)log.Records.Count);
        Assert.Equal((0L, 0L), (bench.Collector.Conflicts, bench.Collector.Malformed));
        Assert.Empty(bench.Board.World.Board.Violations);
    }

    [Fact]
    public void An_alarm_without_an_access_point_arrives_once_there_is_one()
    {
        using WearableBench bench = Start(HeartSegment.Sinus(60, 70), HeartSegment.Tachycardia(30, 140), HeartSegment.Sinus(3600, 70));
        Assert.True(bench.GoUntil(() => !bench.Board.World.Board.Wifi.IsOn, 60));
        bench.Board.World.Board.Wifi.IsInReach = false;
        bench.Go(200);
        Assert.True(bench.Firmware.Wearable.Recorder.Alarms > 0);
        Assert.DoesNotContain("tachycardia", Collected(bench), StringComparison.Ordinal);
        bench.Board.World.Board.Wifi.IsInReach = true;
        Assert.True(bench.GoUntil(() => bench.IsAllAcknowledged, 600));
        Assert.Contains("tachycardia", Collected(bench), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_goes_during_an_uplink_costs_no_event()
    {
        using WearableBench bench = Start(HeartSegment.Sinus(20, 70), HeartSegment.Pause(3), HeartSegment.Sinus(3600, 70));
        bench.Board.World.Board.Wifi.IsInReach = false;
        bench.Go(30);
        bench.Board.World.Board.Wifi.IsInReach = true;
        Assert.True(bench.GoUntil(() => bench.IsAllAcknowledged && bench.Firmware.Wearable.Duty.IsResting, 900));
        Assert.Contains("\"pause\"", Collected(bench), StringComparison.Ordinal);
        Assert.Equal(bench.Firmware.Wearable.Log.LastSeq, Assert.Single(bench.Collector.Logs).Value.ContiguousSeq);
    }

    private static string Collected(WearableBench bench) => string.Join('\n', bench.Collector.Logs.Values.SelectMany(log => log.Records.Values));

    // The setting is retained, as whoever runs the fleet would leave it.
    private static WearableBench Start(params HeartSegment[] script)
    {
        WearableBench bench = new(Esp32DevKitC.Profile(), new Scenario("duty", "A test's.", script, tips: []));
        bench.Broker.Publish($"edgetwin/{WearableBench.Id}/cmd/config/uplinkMinutes", Encoding.ASCII.GetBytes("15"), isRetained: true);
        bench.Go(4);
        return bench;
    }
}
