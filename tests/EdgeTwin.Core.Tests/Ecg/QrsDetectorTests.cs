using CsCheck;
using EdgeTwin.Core.Tests.Support;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Core.Tests.Ecg;

public sealed class QrsDetectorTests
{
    [Theory]
    [InlineData(1100)]
    [InlineData(-900)]
    [InlineData(250)]
    [InlineData(8000)]
    public void Finds_every_beat_of_a_sinus_rhythm_at_any_size_and_polarity(double amplitudeUv)
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(120)], new EcgTraits { AmplitudeUv = amplitudeUv });
        RecordingSink heard = Runs.Of(ecg.ReadToEnd());
        Assert.Equal((ecg.Beats.Count, 0, 0), Runs.Match(ecg.Beats.Select(b => b.Sample), heard.Beats.Select(b => b.Sample)));
    }

    [Fact]
    public void Puts_the_fiducial_on_the_R_peak()
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(60)]);
        RecordingSink heard = Runs.Of(ecg.ReadToEnd());
        foreach (HeardBeat beat in heard.Beats)
        {
            Assert.InRange(ecg.Beats.Min(b => Math.Abs(b.Sample - beat.Sample)), 0, 3);
        }
    }

    [Fact]
    public void Confirms_a_beat_within_half_a_second_once_it_has_learned()
    {
        RecordingSink heard = Runs.Of(HeartSegment.Sinus(60));
        Assert.All(heard.Beats.Where(b => b.Sample > 750), b => Assert.InRange(b.DelaySamples, 1, 125));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(60)]
    public void Mains_hum_hides_no_beat_and_does_not_pass_for_muscle_noise(double hertz)
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(60)], new EcgTraits { MainsHz = hertz, MainsUv = 200 });
        RecordingSink heard = Runs.Of(ecg.ReadToEnd());
        Assert.Equal((ecg.Beats.Count, 0, 0), Runs.Match(ecg.Beats.Select(b => b.Sample), heard.Beats.Select(b => b.Sample)));
        Assert.All(heard.Beats, b => Assert.True(b.IsReliable));
        Assert.Empty(heard.Events);
    }

    [Fact]
    public void Follows_ectopy_fast_and_slow_hearts_and_fibrillation()
    {
        SyntheticEcg ecg = new(
        [
            HeartSegment.Bigeminy(60), HeartSegment.Tachycardia(60, 180), HeartSegment.Bradycardia(60, 32),
            HeartSegment.AtrialFibrillation(120), HeartSegment.Pvcs(60, 70, 10),
        ]);
        RecordingSink heard = Runs.Of(ecg.ReadToEnd());
        (int found, int missed, int extra) = Runs.Match(ecg.Beats.Select(b => b.Sample), heard.Beats.Select(b => b.Sample));
        Assert.True(missed <= found / 200, $"{missed} of {found + missed} missed");
        Assert.True(extra <= found / 200, $"{extra} false");
    }

    [Fact]
    public void Hears_beats_in_order_and_never_two_within_the_refractory_time() =>
        Gen.Int[-Limits.MaxInputMicrovolts, Limits.MaxInputMicrovolts].Array[1500, 4000].Sample(
            samples =>
            {
                RecordingSink heard = Runs.Of(samples);
                for (int i = 1; i < heard.Beats.Count; i++)
                {
                    Assert.True(heard.Beats[i].Sample > heard.Beats[i - 1].Sample);
                }
                Assert.All(heard.Beats, b => Assert.InRange(b.Sample, -30, samples.Length - 1));
            },
            iter: 60);

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    [InlineData(0)]
    public void Takes_any_integer_without_a_beat_or_an_exception(int level)
    {
        RecordingSink heard = Runs.Of(Enumerable.Repeat(level, 5000));
        Assert.Empty(heard.Beats);
        Assert.Contains("\"kind\":\"lead-off\"", Assert.Single(heard.Events, e => e.Contains("begin", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_the_extremes_in_turn()
    {
        RecordingSink heard = Runs.Of(Enumerable.Range(0, 20_000).Select(i => i % 300 < 150 ? int.MaxValue : int.MinValue));
        Assert.All(heard.Beats, b => Assert.InRange(b.QualityPercent, 0, 100));
    }
}
