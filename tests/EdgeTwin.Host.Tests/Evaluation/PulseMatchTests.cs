using EdgeTwin.Host.Evaluation.Pulse;

namespace EdgeTwin.Host.Tests.Evaluation;

public sealed class PulseMatchTests
{
    private static readonly double[] Beats = [1, 1.8, 2.6, 3.4, 4.2, 5.0, 5.8];

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.25)]
    [InlineData(0.6)]
    public void The_lag_is_the_pulses_own(double lagS)
    {
        double[] pulses = [.. Beats.Select((beat, i) => beat + lagS + (0.01 * ((i % 3) - 1)))];
        Assert.InRange(PulseMatch.Lag(Beats, pulses, true)!.Value, lagS - 0.011, lagS + 0.011);
    }

    [Fact]
    public void A_missed_beat_and_a_pulse_too_many_pair_with_nothing()
    {
        double[] pulses = [1.2, 2.0, 2.4, 2.8, 4.4, 5.2, 6.0];
        Assert.Equal([(0, 0), (1, 1), (2, 3), (4, 4), (5, 5), (6, 6)], PulseMatch.Pair(Beats, pulses, 0.2));
    }

    [Fact]
    public void Without_either_there_is_no_lag()
    {
        Assert.Null(PulseMatch.Lag([], Beats, true));
        Assert.Null(PulseMatch.Lag(Beats, [], false));
    }
}
