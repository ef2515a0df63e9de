using EdgeTwin.App.Boards;
using EdgeTwin.App.Tests.Support;
using EdgeTwin.Device.Ports;
using EdgeTwin.Device.Uplink;
using EdgeTwin.Simulation.Link;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.App.Tests.Link;

public sealed class FirmwareOverBrokerTests
{
    [Fact]
    public void Events_travel_from_the_heart_to_the_collector_and_are_acknowledged()
    {
        using WearableBench bench = Start();
        bench.Go(60);
        Assert.True(bench.GoUntil(() => bench.IsAllAcknowledged, 30));
        CollectedLog log = Assert.Single(bench.Collector.Logs).Value;
        Assert.Equal(bench.Firmware.Wearable.Log.LastSeq, log.ContiguousSeq);
        Assert.Contains(log.Records.Values, r => r.Contains("\"boot\"", StringComparison.Ordinal));
        Assert.Contains(log.Records.Values, r => r.Contains("\"pause\"", StringComparison.Ordinal));
        Assert.Contains("online", bench.Status, StringComparison.Ordinal);
        Assert.Equal((0L, 0L), (bench.Collector.Conflicts, bench.Collector.Malformed));
    }

    [Fact]
    public void After_an_outage_everything_arrives_and_the_status_has_said_so()
    {
        using WearableBench bench = Start();
        bench.Go(15);
        bench.Broker.IsOut = true;
        Assert.Contains("offline", bench.Status, StringComparison.Ordinal);
        bench.Go(60);
        Assert.NotEqual(LinkState.Up, bench.Firmware.Uplink.State);
        Assert.False(bench.IsAllAcknowledged);
        bench.Broker.IsOut = false;
        AssertHeals(bench);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_broker_that_starts_again_costs_no_event(bool keepsRetained)
    {
        using WearableBench bench = Start();
        for (int i = 0; i < 5; i++)
        {
            bench.Go(12);
            bench.Broker.Restart(keepsRetained);
        }
        AssertHeals(bench);
    }

    [Fact]
    public void A_connection_that_died_unnoticed_is_given_up_and_made_anew()
    {
        using WearableBench bench = Start();
        bench.Go(15);
        bench.Broker.HalfOpen(WearableBench.Id);
        bench.Board.Button.IsPressed = true;
        bench.Go(2);
        bench.Board.Button.IsPressed = false;
        AssertHeals(bench);
        Assert.True(bench.Firmware.Wearable.Pump.Counters.Connected >= 2);
    }

    [Fact]
    public void A_broker_that_swallows_events_in_silence_frees_nothing()
    {
        using WearableBench bench = Start();
        bench.Broker.MayPublish = static (_, topic) => !topic.EndsWith("/event", StringComparison.Ordinal);
        bench.Go(60);
        Assert.True(bench.Broker.ThrownAway > 0);
        Assert.Equal(0u, bench.Firmware.Wearable.Log.AckedSeq);
        bench.Broker.MayPublish = static (_, _) => true;
        AssertHeals(bench);
    }

    [Fact]
    public void While_the_collector_is_away_the_log_keeps_what_the_broker_took()
    {
        using WearableBench bench = Start();
        bench.IsCollectorAway = true;
        bench.Go(60);
        Assert.True(bench.Broker.Taken > 0);
        Assert.Equal(0u, bench.Firmware.Wearable.Log.AckedSeq);
        bench.IsCollectorAway = false;
        AssertHeals(bench);
    }

    [Fact]
    public void A_switch_off_in_order_is_told_as_such()
    {
        using WearableBench bench = Start();
        Assert.True(bench.GoUntil(() => bench.IsAllAcknowledged, 30));
        bench.Firmware.Stop();
        bench.Settle();
        Assert.Contains("offline", bench.Status, StringComparison.Ordinal);
        Assert.NotEqual(UplinkPump.Will, bench.Status);
        Assert.Equal(0, bench.Broker.Connected);
    }

    [Fact]
    public void The_same_wearer_and_broker_give_the_same_run()
    {
        Assert.Equal(Run(), Run());

        static (long Taken, uint Last, string Status) Run()
        {
            using WearableBench bench = Start();
            bench.Go(30);
            bench.Broker.Restart(keepsRetained: false);
            bench.Go(30);
            return (bench.Broker.Taken, bench.Firmware.Wearable.Log.LastSeq, bench.Status);
        }
    }

    private static WearableBench Start() => new(Esp32DevKitC.Profile(), Scenario.Find("pvc")!);

    private static void AssertHeals(WearableBench bench)
    {
        Assert.True(bench.GoUntil(() => bench.IsAllAcknowledged, 300), $"acknowledged {bench.Firmware.Wearable.Log.AckedSeq} of {bench.Firmware.Wearable.Log.LastSeq}");
        CollectedLog log = Assert.Single(bench.Collector.Logs).Value;
        Assert.Equal(bench.Firmware.Wearable.Log.LastSeq, log.ContiguousSeq);
        Assert.Equal((0L, 0L), (bench.Collector.Conflicts, bench.Collector.Malformed));
        Assert.Empty(bench.Board.World.Board.Violations);
    }
}
