using EdgeTwin.Core.Fusion;

namespace EdgeTwin.Core.Tests.Fusion;

public sealed class RateFilterTests
{
    private readonly RateFilter _filter = new();

    [Theory]
    [InlineData(40)]
    [InlineData(75)]
    [InlineData(190)]
    public void A_steady_rate_is_told_and_its_variance_falls(int bpm)
    {
        int now = Feed(0, 30, _ => bpm, 80);
        Assert.Equal(bpm, _filter.RateBpm(now));
        Assert.InRange(_filter.VarianceAt(now), 1, 16 * 16);
    }

    [Fact]
    public void Without_intervals_it_is_not_known_any_more()
    {
        int now = Feed(0, 30, _ => 75, 80);
        Assert.Equal(75, _filter.RateBpm(now + (8 * 250)));
        Assert.Equal(0, _filter.RateBpm(now + (25 * 250)));
        Assert.True(_filter.VarianceAt(now + (8 * 250)) > _filter.VarianceAt(now));
    }

    [Fact]
    public void A_single_wrong_interval_is_left_out_and_a_new_rate_is_taken_over()
    {
        int now = Feed(0, 30, _ => 75, 80);
        _filter.Add(now + 60, 240, 80, false);
        Assert.Equal(75, _filter.RateBpm(now + 60));
        now = Feed(now, 8, _ => 140, 80);
        Assert.InRange(_filter.RateBpm(now), 138, 142);
    }

    [Fact]
    public void A_ramp_is_followed_within_three_beats_a_minute()
    {
        int worst = 0;
        int now = Feed(0, 20, _ => 60, 80);
        for (int s = 0; s < 90; s++)
        {
            now = Feed(now, 1, _ => 60 + s, 80);
            worst = Math.Max(worst, Math.Abs(_filter.RateBpm(now) - 60 - s));
        }
        Assert.InRange(worst, 0, 3);
    }

    [Fact]
    public void The_better_channel_weighs_more()
    {
        int now = 0;
        double sum = 0;
        for (int i = 0; i < 400; i++)
        {
            now += 100;
            _filter.Add(now, 60_000 / 80, 100, false);
            now += 100;
            _filter.Add(now, 60_000 / 84, 30, false);
            sum += i >= 100 ? _filter.RateBpm(now) : 0;
        }
        Assert.InRange(sum / 300, 80, 81.3);
    }

    private int Feed(int now, int seconds, Func<int, int> bpm, int quality)
    {
        int end = now + (seconds * 250);
        while (now < end)
        {
            int rrMs = 60_000 / bpm(now);
            now += rrMs / 4;
            _filter.Add(now, rrMs, quality, false);
        }
        return now;
    }
}
