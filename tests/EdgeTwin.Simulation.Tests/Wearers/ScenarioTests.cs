using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Tests.Support;
using EdgeTwin.Simulation.Wearers;
using Iot.Device.Max30003;

namespace EdgeTwin.Simulation.Tests.Wearers;

public sealed class ScenarioTests
{
    public static TheoryData<string> Names => [.. Scenario.All.Select(scenario => scenario.Name)];

    [Fact]
    public void The_scenarios_of_the_command_line_are_there() =>
        Assert.Equal(["normal", "af", "pvc", "st-episode", "lead-drying", "offline", "night"], Names.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_scenario_is_found_by_its_name_and_says_what_happens(string name)
    {
        Scenario scenario = Assert.IsType<Scenario>(Scenario.Find(name.ToUpperInvariant()));
        Assert.Equal(name, scenario.Name);
        Assert.DoesNotContain('\n', scenario.Description);
        Assert.InRange(scenario.Description.Length, 20, 140);
        Assert.NotEmpty(scenario.Tips);
        Assert.All(scenario.LinkOutages, outage => Assert.InRange(outage.ToS, outage.FromS, scenario.CycleSeconds));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Within_a_minute_todays_detectors_report_something_through_the_front_end(string name)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            EventSink sink = new();
            CardioTwin twin = new(sink, new TwinSettings());
            using WearerBench bench = new(new SimulatedWearer(Scenario.Find(name)!, seed))
            {
                OnEcg = microvolts =>
                {
                    if (microvolts == Max30003.VoidSample)
                    {
                        twin.PushGap(1);
                    }
                    else
                    {
                        twin.Push(microvolts);
                    }
                },
            };
            bench.RunTo(58);
            Assert.True(sink.Kinds.Any(kind => kind != EventKind.Gap), $"{name}, seed {seed}: {sink.Beats} beats, no event");
            Assert.InRange(sink.Beats, 25, 160);
        }
    }

    [Fact]
    public void The_demonstrations_ST_level_rises_after_40_s_and_falls_again()
    {
        double[] levels = [.. new double[] { 39, 80, 119, 230, 329 }.Select(StAt)];
        Assert.Equal(0, levels[0], 12.0);
        Assert.InRange(levels[1], 90, 170);
        Assert.Equal(260, levels[2], 25.0);
        Assert.Equal(260, levels[3], 25.0);
        Assert.InRange(levels[4], -25, 40);
    }

    [Fact]
    public void A_cycle_begins_anew_and_the_link_is_out_when_the_scenario_says_so()
    {
        Scenario scenario = Scenario.Find("offline")!;
        foreach (double lap in new[] { 0, scenario.CycleSeconds, 1000 * scenario.CycleSeconds })
        {
            Assert.False(scenario.IsLinkOutAt(lap + 19.9));
            Assert.True(scenario.IsLinkOutAt(lap + 20.1));
            Assert.True(scenario.IsLinkOutAt(lap + 74.9));
            Assert.False(scenario.IsLinkOutAt(lap + 75.1));
        }
        Assert.False(Scenario.Find("normal")!.IsLinkOutAt(30));
    }

    [Fact]
    public void An_electrode_runs_straight_between_its_points()
    {
        Scenario scenario = new("own", "", [HeartSegment.Sinus(100)], [new(10, 1000), new(20, 3000)]);
        Assert.Equal([50, 525, 1000, 2000, 3000, 3000, 525], new double[] { 0, 5, 10, 15, 20, 99, 105 }.Select(scenario.ElectrodeKilohmsAt));
    }

    [Fact]
    public void A_story_that_makes_no_sense_is_refused()
    {
        HeartSegment[] script = [HeartSegment.Sinus(10)];
        Assert.Null(Scenario.Find("holiday"));
        Assert.Throws<ArgumentException>(() => new Scenario("own", "", []));
        Assert.Throws<ArgumentException>(() => new Scenario("own", "", script, [new(5, 1), new(5, 2)]));
        Assert.Throws<ArgumentException>(() => new Scenario("own", "", script, null, [new(5, 5)]));
    }

    // J + 60 ms against the same heart without the shift.
    private static double StAt(double seconds)
    {
        HeartSegment[] shifted = [.. Scenario.Find("st-episode")!.Script];
        SyntheticEcg with = new(shifted, EcgTraits.Clean);
        SyntheticEcg without = new(shifted.Select(segment => segment with { StUv = 0 }), EcgTraits.Clean);
        int[] a = with.ReadToEnd();
        int[] b = without.ReadToEnd();
        TrueBeat beat = with.Beats.Last(candidate => candidate.Sample < seconds * 250);
        return a[beat.Sample + 26] - b[beat.Sample + 26];
    }
}
