using EdgeTwin.Core.Fusion;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Core.Tests.Fusion;

public sealed class BeatPulsesTests
{
    private const int Rr = 200;
    private const int Arrival = 63;

    private readonly BeatPulses _pairs = new();

    [Fact]
    public void Beats_with_pulses_agree_and_tell_the_arrival_time()
    {
        Feed(40, _ => Arrival);
        Assert.Equal(100, _pairs.AgreementPercent);
        Assert.Equal(Arrival * 4, _pairs.ArrivalMs);
    }

    [Fact]
    public void Every_fourth_beat_without_a_pulse_is_seen()
    {
        Feed(60, beat => beat % 4 == 3 ? null : Arrival);
        Assert.Equal(16, _pairs.BeatCount);
        Assert.Equal(12, _pairs.BeatsWithPulse);
        Assert.Equal(75, _pairs.AgreementPercent);
    }

    [Fact]
    public void Nothing_is_counted_while_the_light_cannot_be_read()
    {
        Feed(40, _ => Arrival);
        Feed(40, _ => null, first: 40, isLightGood: false);
        Assert.Equal(100, _pairs.AgreementPercent);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(120)]
    public void A_time_outside_of_100_to_450_ms_is_no_arrival_time(int arrival)
    {
        Feed(40, _ => arrival);
        Assert.Equal(0, _pairs.ArrivalMs);
    }

    [Fact]
    public void A_recorder_that_gives_its_wave_late_agrees_and_has_no_arrival_time()
    {
        int beat = 0;
        for (int i = 0; i < 40; i++)
        {
            beat += 120;
            _pairs.OnBeat(beat, true);
            _pairs.OnPulse(beat - 360 + 130, true, true);
        }
        Assert.Equal(100, _pairs.AgreementPercent);
        Assert.Equal(0, _pairs.ArrivalMs);
        Assert.InRange(_pairs.LatestSamples, 140, 150);
    }

    [Fact]
    public void Steps_do_not_agree_with_beats()
    {
        // 114 a minute against 75: two of three fall into some beat's time, yet not where pulses are.
        Feed(24, _ => Arrival);
        int now = 24 * Rr;
        int step = now;
        for (int beat = 24; beat < 80; beat++)
        {
            _pairs.OnBeat(beat * Rr, true);
            for (; step < (beat + 1) * Rr; step += 132)
            {
                _pairs.OnPulse(step, true, true);
            }
        }
        Assert.InRange(_pairs.AgreementPercent, 0, 49);
    }

    [Theory]
    [InlineData(0.33)]
    [InlineData(0.4)]
    [InlineData(1.4)]
    public void A_long_arrival_time_at_any_rate_is_told_right(double rrS)
    {
        SplitMix64 random = new(3);
        int beat = 0;
        Queue<int> feet = new();
        for (int i = 0; i < 60; i++)
        {
            beat += (int)(rrS * 250 * (1 + (0.03 * random.NextNormal())));
            _pairs.OnBeat(beat, true);
            feet.Enqueue(beat + (i < 20 ? 62 : Math.Min(62 + (i - 20), 75)));
            while (feet.TryPeek(out int foot) && foot + 250 < beat)
            {
                _pairs.OnPulse(feet.Dequeue(), true, true);
            }
        }
        Assert.InRange(_pairs.ArrivalMs, 288, 300);
        Assert.Equal(100, _pairs.AgreementPercent);
    }

    private void Feed(int beats, Func<int, int?> arrival, int first = 0, bool isLightGood = true)
    {
        for (int beat = first; beat < first + beats; beat++)
        {
            _pairs.OnBeat(beat * Rr, isLightGood);
            if (beat > first && arrival(beat - 1) is { } after)
            {
                _pairs.OnPulse(((beat - 1) * Rr) + after, isLightGood, true);
            }
            _pairs.Step(beat * Rr, isLightGood);
        }
        // What waits still is decided by the next.
    }
}
