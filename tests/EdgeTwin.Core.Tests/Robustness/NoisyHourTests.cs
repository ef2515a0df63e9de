using EdgeTwin.Core.Events;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Core.Tests.Robustness;

/// <summary>An hour of noise makes no storm of alarms: about ten of a kind at most, the rest counted.</summary>
public sealed class NoisyHourTests
{
    private const int MostOfAKind = 12;

    [Theory]
    [InlineData("ma", 0)]
    [InlineData("ma", 1)]
    [InlineData("bw", 0)]
    [InlineData("bw", 1)]
    public void Noise_alone_is_a_technical_matter(string noise, int signal)
    {
        int[] half = TraceSignals.Read(Traces.Require($"nstdb/{noise}"), signal);
        StrictSink heard = StrictSink.Of([.. half, .. half]);
        Assert.DoesNotContain(heard.HeartAlarmsTold, one => one is EventKind.Vf or EventKind.Asystole or EventKind.Af or EventKind.Tachycardia);
        Assert.InRange(heard.Count(EventKind.SignalPoor), 1, MostOfAKind);
        Assert.All(heard.Told, one => Assert.InRange(one.Value, 0, MostOfAKind));
    }

    [Theory]
    [InlineData("112", "ma", 0)]
    [InlineData("203", "ma", 0)]
    [InlineData("203", "bw", 0)]
    [InlineData("201", "bw", 1)]
    [InlineData("108", "bw", 1)]
    public void Noise_as_strong_as_the_heart_makes_no_storm(string record, string noise, int signal)
    {
        int[] ecg = TraceSignals.Read(Traces.Require($"mitdb/{record}"));
        int[] loud = TraceSignals.Read(Traces.Require($"nstdb/{noise}"), signal);
        double gain = Rms(ecg) / Rms(loud);
        int[] hour = [.. ecg, .. ecg];
        StrictSink heard = StrictSink.Of(hour.Select((one, i) => one + (int)(gain * loud[i % loud.Length])));
        Assert.All(heard.Told, one => Assert.True(one.Value <= MostOfAKind, $"{one.Key} {one.Value} times"));
        Assert.DoesNotContain(EventKind.Vf, heard.Told.Keys);
    }

    [Fact]
    public void A_rate_about_its_limit_is_told_a_few_times_and_counted_after()
    {
        // Forty seconds over, forty under: forty-five episodes an hour.
        HeartSegment[] hour = [.. Enumerable.Range(0, 90).Select(i => i % 2 == 0 ? HeartSegment.Sinus(40, 90) : HeartSegment.Tachycardia(40, 140)), HeartSegment.Sinus(700, 80), HeartSegment.Tachycardia(40, 140), HeartSegment.Sinus(40)];
        StrictSink heard = StrictSink.Of(new SyntheticEcg(hour).ReadToEnd());
        Assert.InRange(heard.Count(EventKind.Tachycardia), 8, MostOfAKind);
        Assert.InRange(heard.Evidence[(EventKind.Tachycardia, EvidenceField.HeldBack)], 3, 45);
    }

    [Fact]
    public void A_tachycardia_that_lasts_is_told_whatever_came_before()
    {
        HeartSegment[] script = [.. Enumerable.Range(0, 24).Select(i => i % 2 == 0 ? HeartSegment.Sinus(20, 90) : HeartSegment.Tachycardia(20, 140)), HeartSegment.Sinus(30), HeartSegment.Tachycardia(400, 170)];
        StrictSink heard = StrictSink.Of(new SyntheticEcg(script).ReadToEnd());
        Assert.InRange(heard.Evidence[(EventKind.Tachycardia, EvidenceField.HrBpm)], 160, 180);
    }

    [Fact]
    public void Pauses_one_after_the_other_are_told_a_few_times()
    {
        HeartSegment[] script = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? HeartSegment.Sinus(15) : HeartSegment.Pause(2.6))];
        StrictSink heard = StrictSink.Of(new SyntheticEcg(script).ReadToEnd());
        Assert.InRange(heard.Count(EventKind.Pause), 5, MostOfAKind);
        Assert.InRange(heard.Evidence[(EventKind.Pause, EvidenceField.HeldBack)], 3, 95);
    }

    private static double Rms(int[] signal)
    {
        double mean = signal.Average();
        return Math.Sqrt(signal.Average(one => (one - mean) * (one - mean)));
    }
}
