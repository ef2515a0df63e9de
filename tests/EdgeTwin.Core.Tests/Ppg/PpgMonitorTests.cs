using CsCheck;
using EdgeTwin.Core.Ppg;
using EdgeTwin.Core.Rhythm;

namespace EdgeTwin.Core.Tests.Ppg;

public sealed class PpgMonitorTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void Finds_every_pulse_at_its_foot_and_the_rate(int periodSamples)
    {
        PulseBench bench = new();
        bench.Push(30, periodSamples);
        int expected = 3000 / periodSamples;
        Assert.InRange(bench.Pulses.Count, expected - 7, expected);
        Assert.InRange(bench.Twin.Pulses.PulseRateBpm, (6000 / periodSamples) - 1, (6000 / periodSamples) + 1);
        foreach ((long foot, int ibi, int quality) in bench.Pulses.Skip(bench.Pulses.Count / 2))
        {
            // A period begins with its rise; 28 ms are what the slope's smoothing and noise may take.
            double off = foot % (periodSamples * 2.5);
            Assert.True(off <= 7 || off >= (periodSamples * 2.5) - 7, $"foot {off} samples behind the rise");
            Assert.InRange(ibi, (periodSamples * 10) - 30, (periodSamples * 10) + 30);
            Assert.True(quality >= PpgMonitor.GoodPercent);
        }
        Assert.Equal(PulseState.Present, bench.Twin.Pulses.State);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(700)]
    [InlineData(1100)]
    public void Ratio_of_ratios_is_the_waves_own(int redPermille)
    {
        PulseBench bench = new();
        bench.Push(15, redPermille: redPermille);
        Assert.InRange(bench.Twin.Pulses.RatioPermille, redPermille - 20, redPermille + 20);
        Assert.InRange(bench.Twin.Pulses.PerfusionPermyriad, 120, 170);
    }

    [Fact]
    public void One_wavelength_gives_pulses_and_no_saturation()
    {
        PulseBench bench = new();
        bench.Push(20, redPermille: 1000, noise: 0);
        Assert.True(bench.Pulses.Count > 15);
        Assert.Equal(0, bench.Twin.Pulses.Spo2Permille);
        Assert.Equal(0, bench.Twin.Pulses.RatioPermille);
    }

    [Fact]
    public void Low_saturation_is_told_once_with_its_evidence_and_ends_above_the_hysteresis()
    {
        PulseBench bench = new();
        bench.Push(20, redPermille: 500);
        bench.Push(30, redPermille: 1000);
        string begin = Assert.Single(bench.Heard.Events);
        Assert.Contains("\"kind\":\"spo2-low\",\"phase\":\"begin\"", begin, StringComparison.Ordinal);
        Assert.Contains("\"calibrated\":0", begin, StringComparison.Ordinal);
        Assert.Contains("\"limitPermille\":880", begin, StringComparison.Ordinal);
        bench.Push(30, redPermille: 500);
        Assert.Equal(2, bench.Heard.Events.Count);
        Assert.Contains("\"phase\":\"end\"", bench.Heard.Events[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_calibration_replaces_the_estimate()
    {
        PulseBench bench = new(new TwinSettings { CalibrationVersion = 4, CalibrationA = 110000, CalibrationB = -20000 });
        bench.Push(15);
        Assert.Equal(4, bench.Twin.Pulses.CalibrationVersion);
        Assert.InRange(bench.Twin.Pulses.Spo2Permille, 995, 1000);
        bench.Twin.Configure(new TwinSettings());
        bench.Push(2);
        Assert.InRange(bench.Twin.Pulses.Spo2Permille, 950, 965);
    }

    [Fact]
    public void A_warm_led_reads_too_high_and_is_corrected()
    {
        PulseBench cold = new();
        PulseBench warm = new();
        warm.Twin.SetPpgTemperature(4500);
        cold.Push(15, redPermille: 800);
        warm.Push(15, redPermille: 800);
        Assert.InRange(cold.Twin.Pulses.Spo2Permille - warm.Twin.Pulses.Spo2Permille, 4, 9);
    }

    [Fact]
    public void No_contact_is_told_for_this_channel_and_ends_with_the_finger_back()
    {
        PulseBench bench = new();
        bench.Push(10);
        bench.Push(10, level: 400, height: 0);
        string begin = Assert.Single(bench.Heard.Events);
        Assert.Contains("\"kind\":\"lead-off\",\"phase\":\"begin\"", begin, StringComparison.Ordinal);
        Assert.Contains("\"channel\":1", begin, StringComparison.Ordinal);
        Assert.Contains("\"pulsePoorReason\":8", begin, StringComparison.Ordinal);
        Assert.False(bench.Twin.Pulses.IsOnSkin);
        Assert.Equal(0, bench.Twin.Pulses.PulseRateBpm);
        bench.Push(15);
        Assert.Equal(2, bench.Heard.Events.Count);
        Assert.InRange(bench.Twin.Pulses.PulseRateBpm, 74, 76);
    }

    [Fact]
    public void A_heart_that_stops_under_a_good_finger_is_absent_not_unknown()
    {
        PulseBench bench = new();
        bench.Push(20);
        bench.Push(600, _ => (PulseBench.Level + bench.Noise(8), PulseBench.Level + bench.Noise(8)));
        Assert.Equal(PulseState.Absent, bench.Twin.Pulses.State);
    }

    [Fact]
    public void Red_and_infrared_that_go_apart_are_motion()
    {
        PulseBench bench = new();
        bench.Push(20);
        int red = 0;
        int infrared = 0;
        bench.Push(300, _ => (PulseBench.Level + (red = Math.Clamp(red + bench.Noise(400), -4000, 4000)), PulseBench.Level + (infrared = Math.Clamp(infrared + bench.Noise(400), -4000, 4000))));
        Assert.NotEqual(0, bench.Twin.Pulses.Reasons & PpgReasons.Motion);
        Assert.Equal(0, bench.Twin.Pulses.Spo2Permille);
    }

    [Fact]
    public void Clipping_and_flicker_are_named()
    {
        PulseBench bench = new();
        bench.Push(10);
        bench.Push(200, i => (i % 10 == 0 ? 300_000 : PulseBench.Level, PulseBench.Level));
        Assert.NotEqual(0, bench.Twin.Pulses.Reasons & PpgReasons.Clipped);
        PulseBench lamp = new();
        lamp.Push(10);
        lamp.Push(200, i => (PulseBench.Level, PulseBench.Level + (i % 2 == 0 ? 1500 : -1500)));
        Assert.NotEqual(0, lamp.Twin.Pulses.Reasons & PpgReasons.Flicker);
    }

    [Fact]
    public void Time_goes_on_over_a_gap_and_follows_what_it_is_aligned_to()
    {
        PulseBench bench = new();
        bench.Push(10);
        bench.Twin.PushPpgGap(101);
        Assert.Equal(1101 * 5 / 2, bench.Twin.Pulses.NextEcgSample);
        bench.Twin.AlignPpg(10_000);
        Assert.Equal(10_000, bench.Twin.Pulses.NextEcgSample);
        int before = bench.Pulses.Count;
        bench.Push(10);
        Assert.InRange(bench.Pulses[before].Foot, 10_000, 10_800);
        Assert.Equal(0, bench.Pulses[before].IbiMs);
    }

    [Fact]
    public void Any_light_at_all_is_taken_and_pulses_never_come_out_of_order()
    {
        Gen<int> counts = Gen.OneOf(Gen.Int, Gen.Int[-10, 262200], Gen.Int[99_000, 101_000], Gen.Const(int.MinValue), Gen.Const(int.MaxValue), Gen.Const(262143));
        Gen.Select(counts.Array[1, 60], counts.Array[1, 60], Gen.Int[1, 90]).Sample((red, infrared, hold) =>
        {
            PulseBench bench = new();
            bench.Push(1500, i => (red[i / hold % red.Length], infrared[i / hold % infrared.Length]));
            bench.Push(8);
            bench.Twin.PushPpgGap(infrared[0]);
            bench.Push(300, i => (red[i % red.Length], infrared[i % infrared.Length]));
            bench.Twin.Finish();
            PpgMonitor pulses = bench.Twin.Pulses;
            Assert.InRange(pulses.Spo2Permille, 0, 1000);
            Assert.InRange(pulses.QualityPercent, 0, 100);
            Assert.InRange(pulses.RedInfraredPercent, -100, 100);
            Assert.All(bench.Pulses, one => Assert.InRange(one.Quality, 0, 100));
        }, iter: 300);
    }

    [Fact]
    public void Nothing_is_told_of_a_sensor_that_is_not_there()
    {
        PulseBench bench = new();
        bench.Twin.Finish();
        Assert.Empty(bench.Heard.Events);
        Assert.Empty(bench.Pulses);
    }
}
