using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Tests.Support;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Simulation.Tests.Wearers;

public sealed class PulseTests
{
    private static readonly HeartSegment[] Calm = [HeartSegment.Sinus(60, 75)];

    [Fact]
    public void The_true_foot_is_where_the_tangents_meet()
    {
        SimulatedWearer wearer = new(new Scenario("calm", "", Calm), 3, PulseTraits.Clean);
        double[] light = Light(wearer, 20_000, 1000);
        foreach (TruePulse pulse in wearer.Pulses.Where(pulse => pulse.FootS is > 2 and < 18))
        {
            int foot = (int)(pulse.FootS * 1000);
            int steepest = Enumerable.Range(foot, 110).MaxBy(i => light[i - 5] - light[i + 5]);
            double slope = (light[steepest - 5] - light[steepest + 5]) / 10;
            double before = light[(foot - 150)..foot].Max();
            double meets = steepest - ((before - light[steepest]) / slope);
            Assert.InRange(meets, foot - 12, foot + 12);
        }
    }

    [Fact]
    public void An_early_beat_has_a_weak_pulse_or_none_and_a_late_one()
    {
        Scenario scenario = new("pac", "", [HeartSegment.Sinus(300, 75) with { PvcPerMinute = 8 }]);
        SimulatedWearer wearer = new(scenario, 5, PulseTraits.Clean with { WeakDelayMs = 60, WeakestPercent = 25 });
        _ = Light(wearer, 290_000, 20);
        _ = wearer.MicrovoltsAt(290_000_000);
        Dictionary<long, TruePulse> pulses = wearer.Pulses.ToDictionary(pulse => pulse.BeatSample);
        TrueBeat[] premature = [.. wearer.Beats.Where(beat => beat.Class == BeatClass.Ventricular && beat.Sample < 280 * 250)];
        Assert.InRange(premature.Length, 20, 60);
        Assert.All(premature, beat => Assert.False(pulses.ContainsKey(beat.Sample)));
        TrueBeat[] normal = [.. wearer.Beats.Where(beat => beat.Class == BeatClass.Normal && beat.Sample < 280 * 250)];
        Assert.All(normal, beat => Assert.InRange(pulses[beat.Sample].FootS - (beat.Sample / 250.0), 0.249, 0.32));
    }

    [Theory]
    [InlineData("vf")]
    [InlineData("asystole")]
    public void A_heart_that_does_not_pump_gives_no_pulse(string what)
    {
        HeartSegment still = what == "vf" ? HeartSegment.VentricularFibrillation(20) : HeartSegment.Asystole(20);
        SimulatedWearer wearer = new(new Scenario("x", "", [HeartSegment.Sinus(20, 70), still, HeartSegment.Sinus(20, 70)]), 2, PulseTraits.Clean);
        double[] light = Light(wearer, 60_000, 100);
        double[] microvolts = [.. Enumerable.Range(0, 60 * 250).Select(i => (double)wearer.MicrovoltsAt(i * 4000L))];
        Assert.True(Swing(light[500..1900]) > 0.012);
        Assert.True(Swing(light[2200..3850]) < 0.0001);
        Assert.True(Swing(light[4200..5900]) > 0.012);
        Assert.DoesNotContain(wearer.Beats, beat => beat.Sample is > 20 * 250 and < 39 * 250);
        Assert.Equal(what == "vf", microvolts[(25 * 250)..(35 * 250)].Max() > 400);
        Assert.Contains(wearer.Episodes, episode => episode.Label == what);
    }

    [Fact]
    public void A_rate_that_ramps_does_so_in_both_channels()
    {
        SimulatedWearer wearer = new(new Scenario("ramp", "", [HeartSegment.Ramp(120, 45, 150), HeartSegment.Sinus(5, 150)]), 2, PulseTraits.Clean);
        _ = Light(wearer, 120_000, 20);
        _ = wearer.MicrovoltsAt(120_000_000);
        for (int at = 10; at < 115; at += 15)
        {
            double expected = 45 + (105 * at / 120.0);
            double[] feet = [.. wearer.Pulses.Where(pulse => Math.Abs(pulse.FootS - at) < 5).Select(pulse => pulse.FootS)];
            Assert.Equal(expected, 60 * (feet.Length - 1) / (feet[^1] - feet[0]), 0.06 * expected);
        }
    }

    [Theory]
    [InlineData(DisturbanceKind.LeadOff)]
    [InlineData(DisturbanceKind.DeadLead)]
    [InlineData(DisturbanceKind.EcgMotion)]
    [InlineData(DisturbanceKind.Tapping)]
    [InlineData(DisturbanceKind.FingerOff)]
    [InlineData(DisturbanceKind.LightMotion)]
    [InlineData(DisturbanceKind.Gait)]
    [InlineData(DisturbanceKind.Cold)]
    [InlineData(DisturbanceKind.BrightLight)]
    public void A_disturbance_spoils_its_own_channel_and_time_alone(DisturbanceKind kind)
    {
        Scenario calm = new("calm", "", Calm);
        Scenario spoilt = new("spoilt", "", Calm) { Disturbances = [new(kind, 20, 30, 0.8)] };
        SimulatedWearer one = new(calm, 4);
        SimulatedWearer two = new(spoilt, 4);
        bool isLight = kind is DisturbanceKind.FingerOff or DisturbanceKind.LightMotion or DisturbanceKind.Gait or DisturbanceKind.Cold;
        double[] difference = [.. Light(one, 50_000, 100).Zip(Light(two, 50_000, 100), (a, b) => Math.Abs(a - b))];
        Assert.Equal(0, difference[..2000].Max());
        Assert.Equal(0, difference[3000..].Max());
        Assert.Equal(isLight, difference[2000..3000].Max() > 5000);
        int[] volts = [.. Enumerable.Range(0, 50 * 250).Select(i => Math.Abs(one.MicrovoltsAt(i * 4000L) - two.MicrovoltsAt(i * 4000L)))];
        Assert.Equal(0, volts[..(20 * 250)].Max());
        Assert.Equal(0, volts[((30 * 250) + 2)..].Max());
        Assert.Equal(kind is DisturbanceKind.DeadLead or DisturbanceKind.EcgMotion or DisturbanceKind.Tapping, volts.Max() > 300);
        two.ImpedancesAt(25_000_000, out int positive, out _);
        Assert.Equal(kind == DisturbanceKind.LeadOff, positive > 30_000);
        Assert.Equal(kind is DisturbanceKind.BrightLight or DisturbanceKind.FingerOff, two.AmbientPicoampsAt(25_000_000) > 1e7);
    }

    [Fact]
    public void The_part_cancels_the_rooms_light_up_to_its_limit_and_says_what_is_beyond()
    {
        Scenario lit = new("lit", "", Calm) { Disturbances = [new(DisturbanceKind.BrightLight, 10, 20), new(DisturbanceKind.BrightLight, 30, 40, 2.5)] };
        List<int> counts = [];
        SimulatedWearer wearer = new(lit, 4, PulseTraits.Clean with { PerfusionPercent = 0 });
        using WearerBench bench = new(wearer, wearer) { OnPpg = (_, infrared) => counts.Add(infrared) };
        bench.RunTo(9);
        Assert.Equal(0, bench.Ppg.Counters.AmbientOverflows);
        int dark = counts[^1];
        Assert.InRange(dark, 89_500, 89_700); // 1 400 nA of 4 096
        bench.RunTo(19);
        Assert.Equal(0, bench.Ppg.Counters.AmbientOverflows);
        Assert.InRange(counts[^1] - dark, 200, 450);
        bench.RunTo(38);
        Assert.True(bench.Ppg.Counters.AmbientOverflows > 10);
        Assert.Equal(262_143, counts[^1]);
    }

    [Fact]
    public void The_saturation_follows_its_points()
    {
        Scenario scenario = new("desaturation", "", Calm) { Saturation = [new(10, 97), new(30, 85), new(50, 97)] };
        Assert.Equal(97, scenario.Spo2PercentAt(5));
        Assert.Equal(91, scenario.Spo2PercentAt(20), 0.01);
        Assert.Equal(85, scenario.Spo2PercentAt(30), 0.01);
        Assert.Equal(97, scenario.Spo2PercentAt(59));
        Assert.Throws<ArgumentException>(() => new Scenario("x", "", Calm) { Disturbances = [new(DisturbanceKind.Cold, 5, 4)] });
    }

    private static double[] Light(SimulatedWearer wearer, int milliseconds, int rateHz) =>
    [
        .. Enumerable.Range(0, milliseconds * rateHz / 1000).Select(i =>
        {
            wearer.At(i * 1_000_000L / rateHz, out _, out int infrared);
            return (double)infrared;
        }),
    ];

    private static double Swing(double[] light) => (light.Max() - light.Min()) / light.Average();
}
