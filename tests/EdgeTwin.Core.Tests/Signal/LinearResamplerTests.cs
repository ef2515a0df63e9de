using CsCheck;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Tests.Signal;

public sealed class LinearResamplerTests
{
    [Fact]
    public void Puts_a_straight_line_with_jittered_stamps_onto_the_grid_exactly() =>
        Gen.Int[3000, 5000].Array[10, 400].Sample(steps =>
        {
            LinearResampler resampler = new(10_000);
            long stampUs = 0;
            List<int> grid = [];
            resampler.Push(0, 0);
            foreach (int step in steps)
            {
                stampUs += step;
                Assert.Equal(0, resampler.Push(stampUs, (int)stampUs));
                while (resampler.HasSample)
                {
                    grid.Add(resampler.Take());
                }
            }
            Assert.Equal((stampUs / 4000) + 1, grid.Count);
            for (int i = 0; i < grid.Count; i++)
            {
                Assert.InRange(grid[i], (i * 4000) - 1, i * 4000);
            }
        });

    [Fact]
    public void Tells_a_gap_and_keeps_the_time()
    {
        LinearResampler resampler = new(10_000);
        int samples = 0;
        int skipped = 0;
        for (int i = 0; i <= 500; i++)
        {
            if (i is > 100 and < 200)
            {
                continue;
            }
            skipped += resampler.Push(i * 4000L, i);
            while (resampler.HasSample)
            {
                Assert.Equal(samples + skipped, resampler.Take());
                samples++;
            }
        }
        Assert.Equal(99, skipped);
        Assert.Equal(501, samples + skipped);
    }

    [Fact]
    public void Ignores_a_stamp_that_does_not_move_forward()
    {
        LinearResampler resampler = new(10_000);
        resampler.Push(8000, 5);
        Assert.Equal(5, resampler.Take());
        resampler.Push(8000, 900);
        resampler.Push(4000, 900);
        Assert.False(resampler.HasSample);
        resampler.Push(12_000, 7);
        Assert.Equal(7, resampler.Take());
    }

    [Fact]
    public void Does_not_overflow_between_the_extremes()
    {
        LinearResampler resampler = new(10_000);
        resampler.Push(0, int.MinValue);
        resampler.Take();
        resampler.Push(8000, int.MaxValue);
        Assert.InRange(resampler.Take(), -1, 1);
        Assert.Equal(int.MaxValue, resampler.Take());
    }
}
