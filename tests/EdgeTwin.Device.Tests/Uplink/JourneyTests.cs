using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Device.Tests.Uplink;

public sealed class JourneyTests
{
    private static readonly TimeSpan Healing = TimeSpan.FromMinutes(30);

    [Fact]
    public void Without_faults_every_event_arrives_once()
    {
        Journey journey = new(1);
        journey.Run(TimeSpan.FromHours(2), FaultMix.None, 6);
        journey.Run(Healing, FaultMix.None, 0);
        Assert.Equal((journey.Told.Count, 0), journey.Settle());
        Assert.Equal(0, journey.Collector.Duplicates);
        Assert.True(journey.Told.Count > 500);
    }

    [Fact]
    public void A_link_cut_for_a_day_loses_nothing_while_the_log_has_room()
    {
        Journey journey = new(2);
        journey.Run(TimeSpan.FromMinutes(10), FaultMix.None, 4);
        journey.CutFor(TimeSpan.FromDays(1), 200.0 / 24 / 60);
        journey.Run(TimeSpan.FromHours(1), FaultMix.None, 0);
        Assert.Equal((journey.Told.Count, 0), journey.Settle());
        Assert.True(journey.Told.Count > 150);
    }

    [Fact]
    public void A_log_that_overflows_tells_what_was_lost_as_gaps()
    {
        Journey journey = new(3);
        journey.CutFor(TimeSpan.FromHours(12), 4);
        journey.Run(TimeSpan.FromHours(1), FaultMix.None, 0);
        (int arrived, int inGaps) = journey.Settle();
        Assert.True(inGaps > 0);
        Assert.Equal(journey.Told.Count, arrived + inGaps);
    }

    [Fact]
    public void Under_any_mix_of_faults_each_event_arrives_or_lies_in_a_gap()
    {
        FaultTally all = new();
        for (ulong seed = 1; seed <= 400; seed++)
        {
            Journey journey = Faulty(seed);
            journey.Settle();
            Assert.InRange(journey.MostInFlight, 0, Limits.Window);
            all.Add(journey.Tally);
        }
        foreach (Fault fault in new[] { Fault.Drop, Fault.Duplicate, Fault.Delay, Fault.LinkDown, Fault.HalfOpen, Fault.BrokerRestart, Fault.BadAck, Fault.Reboot, Fault.ConnectRefused, Fault.TornWrite })
        {
            Assert.True(all[fault] > 20, $"{fault} struck {all[fault]} times: the run shows nothing of it");
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        Assert.Equal(Faulty(42).Hash, Faulty(42).Hash);
        Assert.NotEqual(Faulty(42).Hash, Faulty(43).Hash);
    }

    private static Journey Faulty(ulong seed)
    {
        Journey journey = new(seed);
        journey.Run(TimeSpan.FromHours(1), FaultMix.Draw(new SplitMix64(seed)), 6);
        journey.Run(Healing, FaultMix.None, 0.2);
        journey.Run(Healing, FaultMix.None, 0);
        return journey;
    }
}
