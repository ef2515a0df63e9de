using System.Text.Json;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Core.Tests.Fusion;

public sealed class FusionEventTests(ITestOutputHelper output)
{
    private static readonly string[] OfTheHeart = ["asystole", "asystole-indeterminate", "vf", "vt", "pulse-deficit", "pause", "af"];

    [Fact]
    public void Beats_without_a_pulse_are_told_once_and_ended()
    {
        Scenario scenario = new("bigeminy", "", [HeartSegment.Sinus(60, 72), HeartSegment.Bigeminy(60, 76), HeartSegment.Sinus(90, 72)]);
        FusionRun run = FusionRun.Of(scenario, 200, 3, new PulseTraits { WeakestPercent = 35 });
        JsonElement[] told = Told(run, "pulse-deficit");
        Assert.Equal(2, told.Length);
        Assert.InRange(told[0].GetProperty("startS").GetDouble(), 50, 75);
        Assert.InRange(told[1].GetProperty("endS").GetDouble(), 118, 145);
        JsonElement evidence = told[0].GetProperty("evidence");
        Assert.InRange(evidence.GetProperty("pulseBpm").GetInt32(), 30, evidence.GetProperty("hrBpm").GetInt32() - 15);
        Assert.InRange(evidence.GetProperty("pulselessBeats").GetInt32(), 4, 8);
    }

    [Fact]
    public void Steps_are_no_low_saturation_and_a_low_saturation_is_one()
    {
        foreach (int bpm in (int[])[55, 70, 90])
        {
            Scenario steps = new("x", "", [HeartSegment.Sinus(160, bpm)]) { Disturbances = [new(DisturbanceKind.Gait, 40, 130, 0.7)] };
            Assert.Empty(FusionRun.Of(steps, 150, 5).Starts("spo2-low"));
            Scenario low = new("x", "", [HeartSegment.Sinus(160, bpm)]) { Saturation = [new(0, 97), new(40, 97), new(60, 78), new(120, 78), new(140, 97)] };
            Assert.InRange(Assert.Single(FusionRun.Of(low, 158, 5).Starts("spo2-low")), 42, 70);
        }
    }

    [Fact]
    public void A_change_of_rate_is_no_pulse_deficit_and_no_poor_wave()
    {
        HeartSegment[] effort = [HeartSegment.Sinus(12, 68), HeartSegment.Tachycardia(24, 140), HeartSegment.Sinus(10, 95), HeartSegment.Sinus(60, 66)];
        for (ulong seed = 1; seed <= 6; seed++)
        {
            FusionRun run = FusionRun.Of(new Scenario("x", "", effort), 100, seed);
            Assert.All(OfTheHeart.Append("signal-poor"), kind => Assert.True(run.Starts(kind).Length == 0, $"seed {seed}: {string.Join(' ', run.Heard.EventsOf(kind))}"));
        }
    }

    [Theory]
    [InlineData(DisturbanceKind.LeadOff)]
    [InlineData(DisturbanceKind.EcgMotion)]
    [InlineData(DisturbanceKind.FingerOff)]
    [InlineData(DisturbanceKind.LightMotion)]
    [InlineData(DisturbanceKind.Gait)]
    [InlineData(DisturbanceKind.Cold)]
    public void What_spoils_a_channel_is_no_event_of_the_heart(DisturbanceKind kind)
    {
        foreach (int bpm in (int[])[55, 80, 110])
        {
            Scenario scenario = new("x", "", [HeartSegment.Sinus(200, bpm)]) { Disturbances = [new(kind, 40, 75, 0.7), new(kind, 100, 140, 0.6)] };
            FusionRun run = FusionRun.Of(scenario, 180, 4);
            Assert.All(OfTheHeart, heart => Assert.True(run.Starts(heart).Length == 0, $"{bpm}: {string.Join(' ', run.Heard.EventsOf(heart))}"));
        }
    }

    [Fact]
    public void The_arrival_time_is_the_wearers()
    {
        foreach (double arrivalMs in (double[])[170, 250, 340])
        {
            FusionRun run = FusionRun.Of(new Scenario("x", "", [HeartSegment.Sinus(120, 75)]), 100, 2, new PulseTraits { ArrivalMs = arrivalMs, WeakDelayMs = 0 });
            output.WriteLine($"{arrivalMs}: {run.Twin.Fusion.ArrivalMs} ms, agreement {run.Twin.Fusion.AgreementPercent} %");
            Assert.InRange(run.Twin.Fusion.ArrivalMs, arrivalMs - 12, arrivalMs + 12);
            Assert.InRange(run.Twin.Fusion.AgreementPercent, 93, 100);
        }
    }

    [Fact]
    public void Tapping_on_an_electrode_is_no_ventricular_tachycardia_where_the_pulse_goes_on()
    {
        int refuted = 0;
        for (ulong seed = 1; seed <= 6; seed++)
        {
            Scenario scenario = new("x", "", [HeartSegment.Sinus(200, 66)]) { Disturbances = [new(DisturbanceKind.Tapping, 60, 70), new(DisturbanceKind.Tapping, 100, 104, 0.7)] };
            FusionRun run = FusionRun.Of(scenario, 140, seed);
            Assert.True(run.Starts("vt").Length == 0, $"seed {seed}: {string.Join(' ', run.Heard.EventsOf("vt"))}");
            refuted += run.Starts("vt-refuted").Length;
        }
        output.WriteLine($"refuted {refuted} times in 12 tappings");
        Assert.InRange(refuted, 3, 24);
    }

    [Fact]
    public void A_true_ventricular_tachycardia_is_told_with_the_pulses_word()
    {
        List<double> delays = [];
        for (ulong seed = 1; seed <= 6; seed++)
        {
            Scenario scenario = new("x", "", [HeartSegment.Sinus(60, 66), HeartSegment.VentricularTachycardia(12, 170), HeartSegment.Sinus(60, 70)]);
            FusionRun run = FusionRun.Of(scenario, 120, seed);
            double[] decided = run.Decided("vt");
            output.WriteLine($"seed {seed}: decided {string.Join(' ', decided)}; {string.Join(' ', Told(run, "vt").Select(e => System.Text.RegularExpressions.Regex.Replace(e.ToString(), "\"strip.*", "")))}");
            Assert.NotEmpty(decided);
            Assert.Empty(run.Starts("vt-refuted"));
            delays.Add(decided[0] - 60);
        }
        Assert.InRange(delays.Max(), 1, 7);
    }

    [Fact]
    public void Atrial_fibrillation_is_supported_by_the_pulses_irregularity()
    {
        FusionRun run = FusionRun.Of(new Scenario("x", "", [HeartSegment.Sinus(60, 70), HeartSegment.AtrialFibrillation(200, 90)]), 240, 3);
        JsonElement[] told = [.. Told(run, "af").Where(e => e.GetProperty("phase").GetString() == "begin")];
        Assert.NotEmpty(told);
        Assert.InRange(told[0].GetProperty("evidence").GetProperty("pulseIrregularPercent").GetInt32(), 50, 100);
    }

    [Fact]
    public void In_bigeminy_the_rate_is_the_mean_of_short_and_long()
    {
        FusionRun run = FusionRun.Of(new Scenario("x", "", [HeartSegment.Sinus(40, 72), HeartSegment.Bigeminy(80, 76), HeartSegment.Sinus(10, 72)]), 118, 3);
        // The truth of eight seconds has one short or long interval too many half of the time.
        int[] rates = [.. run.Rates.Where(rate => rate.Second >= 60).Select(rate => rate.Fused)];
        Assert.True(rates.Count(rate => rate is >= 72 and <= 80) >= 0.95 * rates.Length, string.Join(' ', rates));
    }

    [Fact]
    public void A_fibrillating_heart_is_told_as_such_and_not_as_a_still_one()
    {
        FusionRun run = FusionRun.Of(new Scenario("x", "", [HeartSegment.Sinus(60, 70), HeartSegment.VentricularFibrillation(25), HeartSegment.Sinus(60, 80)]), 130, 2);
        Assert.Single(run.Starts("vf"));
        Assert.Empty(run.Starts("asystole"));
    }

    private static JsonElement[] Told(FusionRun run, string kind) => [.. run.Heard.EventsOf(kind).Select(json => JsonDocument.Parse(json).RootElement)];
}
