using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Parts;
using EdgeTwin.Simulation.Tests.Support;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Simulation.Tests.Wearers;

public sealed class SimulatedWearerTests
{
    private static readonly Scenario Calm = new("calm", "", [HeartSegment.Sinus(60, 75)]);

    [Fact]
    public void The_same_seed_gives_the_same_wearer_however_the_two_front_ends_take_turns()
    {
        SimulatedWearer one = new(Scenario.Find("af")!, 7);
        SimulatedWearer two = new(Scenario.Find("af")!, 7);
        int[] ecg = [.. Enumerable.Range(0, 10_000).Select(i => one.MicrovoltsAt(i * 4000L))];
        int[] light = [.. Enumerable.Range(0, 4_000).Select(i => Infrared(one, i * 10_000L))];
        // The other way round, and the voltage at the end.
        Assert.Equal(light, Enumerable.Range(0, 4_000).Select(i => Infrared(two, i * 10_000L)));
        Assert.Equal(ecg, Enumerable.Range(0, 10_000).Select(i => two.MicrovoltsAt(i * 4000L)));
        SimulatedWearer other = new(Scenario.Find("af")!, 8);
        Assert.NotEqual(ecg, Enumerable.Range(0, 10_000).Select(i => other.MicrovoltsAt(i * 4000L)));
    }

    [Fact]
    public void A_pulse_follows_each_true_beat()
    {
        SimulatedWearer wearer = new(Calm, 3, PulseTraits.Clean);
        int[] infrared = [.. Enumerable.Range(0, 3_000).Select(i => Infrared(wearer, i * 10_000L))];
        _ = wearer.MicrovoltsAt(30_000_000);
        TrueBeat[] beats = [.. wearer.Beats.Where(beat => beat.Sample is > 250 and < 29 * 250)];
        Assert.InRange(beats.Length, 33, 37);
        foreach (TrueBeat beat in beats)
        {
            int r = (int)(beat.Sample * 100 / 250);
            int dip = Enumerable.Range(r + 10, 50).MinBy(i => infrared[i]);
            // 250 ms to arrive and 110 ms to rise.
            Assert.InRange(dip, r + 35, r + 38);
            double depth = (double)(infrared[r + 13] - infrared[dip]) / infrared[dip];
            Assert.InRange(depth, 0.012, 0.018);
        }
    }

    [Theory]
    [InlineData(99)]
    [InlineData(88)]
    public void The_ratio_of_ratios_tells_the_saturation(double spo2Percent)
    {
        SimulatedWearer wearer = new(Calm, 3, PulseTraits.Clean with { Spo2Percent = spo2Percent });
        List<int> red = [];
        List<int> infrared = [];
        for (int i = 0; i < 1000; i++)
        {
            wearer.At(i * 10_000L, out int r, out int ir);
            red.Add(r);
            infrared.Add(ir);
        }
        double ratio = Swing(red) / Swing(infrared);
        Assert.Equal(spo2Percent, (1.5958 * ratio * ratio) - (34.660 * ratio) + 112.690, 0.2);
    }

    [Fact]
    public void A_premature_beat_has_a_weaker_pulse()
    {
        SimulatedWearer wearer = new(new Scenario("b", "", [HeartSegment.Bigeminy(60, 76)]), 3, PulseTraits.Clean);
        int[] infrared = [.. Enumerable.Range(0, 3_000).Select(i => Infrared(wearer, i * 10_000L))];
        _ = wearer.MicrovoltsAt(30_000_000);
        int Depth(TrueBeat beat) => infrared[(beat.Sample * 100 / 250) + 13] - infrared[(beat.Sample * 100 / 250) + 36];
        TrueBeat[] beats = [.. wearer.Beats.Where(beat => beat.Sample is > 250 and < 29 * 250)];
        int strongestPremature = beats.Where(beat => beat.Class == BeatClass.Ventricular).Max(Depth);
        int weakestNormal = beats.Where(beat => beat.Class == BeatClass.Normal).Min(Depth);
        Assert.True(strongestPremature < 0.6 * weakestNormal, $"{strongestPremature} against {weakestNormal}");
    }

    [Fact]
    public void An_electrode_that_dries_grows_noisy_until_the_front_end_tells_that_it_is_off()
    {
        using WearerBench bench = new(new SimulatedWearer(Scenario.Find("lead-drying")!, 2));
        bench.RunTo(40);
        Assert.False(bench.Ecg.IsLeadOff);
        bench.RunTo(50);
        Assert.True(bench.Ecg.IsLeadOff);
        Assert.Equal(8, bench.Ecg.LeadOffFlags); // positive, pulled high
        bench.RunTo(72);
        Assert.False(bench.Ecg.IsLeadOff);

        Scenario dry = new("dry", "", [HeartSegment.Sinus(60)], [new(0, 20_000), new(60, 20_000)]);
        Scenario fresh = new("fresh", "", [HeartSegment.Sinus(60)]);
        Assert.InRange(Difference(dry, fresh), 60, 200);
        Assert.Equal(0, Difference(fresh, fresh));
    }

    [Fact]
    public void Days_need_no_more_memory_than_minutes()
    {
        SimulatedWearer wearer = new(Scenario.Find("pvc")!, 1);
        int most = 0;
        for (long second = 0; second < 2 * 86_400; second++)
        {
            _ = wearer.MicrovoltsAt(second * 1_000_000);
            _ = Infrared(wearer, second * 1_000_000);
            most = Math.Max(most, wearer.Beats.Count + wearer.Episodes.Count);
        }
        Assert.InRange(most, 500, 2000);
        Assert.InRange(wearer.Beats[^1].Sample, ((2 * 86_400) - 3) * 250L, 2 * 86_400 * 250L);
        Assert.Contains(wearer.Episodes, episode => episode.Label == "pause" || episode.Label == "bigeminy" || episode.Label == "pvc");
    }

    [Fact]
    public void A_script_that_loops_goes_on_as_one_that_was_written_out()
    {
        HeartSegment[] lap = [HeartSegment.Sinus(7.3, 80), HeartSegment.Pause(2.6), HeartSegment.AtrialFibrillation(9), HeartSegment.StShift(11, 120)];
        SyntheticEcg looped = new(lap, new EcgTraits { Seed = 4 }, loops: true);
        SyntheticEcg written = new([.. lap, .. lap, .. lap], new EcgTraits { Seed = 4 });
        int[] all = written.ReadToEnd();
        // The last beat's waves reach back 0.3 s; what follows the end differs.
        int[] samples = new int[all.Length - 500];
        Assert.Equal(samples.Length, looped.Read(samples));
        Assert.Equal(all[..^500], samples);
        Assert.Throws<InvalidOperationException>(() => looped.ReadToEnd());
        Assert.Equal(long.MaxValue, looped.SampleCount);
        looped.ForgetBefore(15_000);
        Assert.DoesNotContain(looped.Beats, beat => beat.Sample < 15_000);
        Assert.Contains(looped.Episodes, episode => episode.StartSample > 15_000);
    }

    private static int Infrared(SimulatedWearer wearer, long timeUs)
    {
        wearer.At(timeUs, out _, out int infrared);
        return infrared;
    }

    private static double Swing(List<int> light) => (light.Max() - light.Min()) / light.Average();

    private static double Difference(Scenario a, Scenario b)
    {
        IEcgInput one = new SimulatedWearer(a, 5);
        IEcgInput two = new SimulatedWearer(b, 5);
        return Math.Sqrt(Enumerable.Range(0, 10_000).Average(i => Math.Pow(one.MicrovoltsAt(i * 4000L) - two.MicrovoltsAt(i * 4000L), 2)));
    }
}
