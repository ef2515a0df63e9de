using CsCheck;
using EdgeTwin.Device.Health;

namespace EdgeTwin.Device.Tests.Health;

public sealed class ClockWatchTests
{
    [Fact]
    public void A_clock_that_is_off_is_told_within_a_sample_at_each_end()
    {
        Gen.Select(Gen.Int[-20_000, 20_000], Gen.Int[20, 150], Gen.Int[30_000, 600_000]).Sample((ppm, everyMs, stretchMs) =>
        {
            ClockWatch watch = new(4);
            long given = 0;
            int told = ClockWatch.None;
            for (long nowMs = 1000; told == ClockWatch.None && nowMs < 2_000_000; nowMs += everyMs)
            {
                // What the part has made by now, read to the last one.
                long made = (long)((nowMs * (1 + (ppm / 1e6))) / 4);
                watch.OnBlock(nowMs, (int)(made - given));
                given = made;
                told = watch.TakePpm(stretchMs);
            }
            Assert.InRange(told, ppm - (8_000_000 / stretchMs) - 2, ppm + (8_000_000 / stretchMs) + 2);
        }, iter: 300);
    }

    [Fact]
    public void A_gap_begins_anew_and_a_short_stretch_says_nothing()
    {
        ClockWatch watch = new(10);
        watch.OnBlock(0, 5);
        watch.OnBlock(1000, 100);
        Assert.Equal(ClockWatch.None, watch.TakePpm(1001));
        Assert.Equal(1000, watch.StretchMs);
        watch.OnGap();
        Assert.Equal(0, watch.StretchMs);
        watch.OnBlock(5000, 90);
        watch.OnBlock(6000, 101);
        Assert.Equal(10_000, watch.TakePpm(1000));
        Assert.Equal(ClockWatch.None, watch.TakePpm(0));
    }

    [Fact]
    public void A_clock_that_stands_still_is_bounded()
    {
        ClockWatch watch = new(4);
        watch.OnBlock(0, 1);
        watch.OnBlock(100_000, 0);
        Assert.Equal(-200_000, watch.TakePpm(1));
    }
}
