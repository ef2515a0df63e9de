using EdgeTwin.Host.Twins;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Tests.Twins;

public sealed class BeatFitTests
{
    private static readonly double[] Known =
    [
        10, 60, Math.Log(20), -170, 50, Math.Log(15), -150, -80, Math.Log(9), -28, 1100, Math.Log(10), 0, -250, Math.Log(11), 30, 120, Math.Log(50), 240, 180, Math.Log(28), 290,
    ];

    [Fact]
    public void Waves_that_made_a_beat_are_found_again()
    {
        BeatPoints points = Points(new BeatWaves(Known), 0);
        BeatWaves found = BeatFit.Cold(points);
        Assert.InRange(points.PrdPercent(found), 0, 2);
        Assert.InRange(found.MiddleOf(3), -3, 3);
    }

    [Fact]
    public void Noise_is_not_fitted_away_and_does_not_carry_the_fit_away()
    {
        BeatPoints clean = Points(new BeatWaves(Known), 0);
        BeatWaves found = BeatFit.Cold(Points(new BeatWaves(Known), 15));
        Assert.InRange(clean.PrdPercent(found), 0, 6);
    }

    [Fact]
    public void Slopes_are_those_of_the_signal()
    {
        BeatWaves waves = new([.. Known]);
        double[] slopes = new double[BeatWaves.Parameters];
        foreach (double ms in new[] { -180.0, -30, 2, 33, 151, 281, 500 })
        {
            waves.At(ms, 800, slopes);
            for (int i = 0; i < slopes.Length; i++)
            {
                double step = 1e-4;
                double[] more = [.. Known];
                double[] less = [.. Known];
                more[i] += step;
                less[i] -= step;
                double measured = (new BeatWaves(more).At(ms, 800) - new BeatWaves(less).At(ms, 800)) / (2 * step);
                Assert.Equal(measured, slopes[i], 1e-3 * Math.Max(1, Math.Abs(measured)));
            }
        }
    }

    [Fact]
    public void A_flat_line_can_be_fitted()
    {
        BeatPoints flat = new(new int[192], -240, 4, 800);
        Assert.All(BeatFit.Cold(flat).Values, value => Assert.True(double.IsFinite(value)));
        Assert.Equal(0, flat.PrdPercent(BeatFit.Cold(flat)));
    }

    [Fact]
    public void The_tracker_is_surer_with_each_edition_and_less_sure_with_time()
    {
        BeatPoints points = Points(new BeatWaves(Known), 10);
        BeatWaves fit = BeatFit.Cold(points);
        WaveTracker tracker = WaveTracker.Begin(points, fit, 10);
        double first = tracker.BandUv(points, 0).Average();
        tracker.Take(points, fit, 10);
        tracker.Take(points, fit, 10);
        double later = tracker.BandUv(points, 0).Average();
        Assert.True(later < first, $"{later} {first}");
        Assert.True(tracker.BandUv(points, 24).Average() > 2 * later, $"{tracker.BandUv(points, 24).Average()} {later}");
        Assert.InRange(tracker.Surprise, 0, 1.2);
        int[] moved = [.. points.Uv.Select((uv, i) => i > 90 ? uv + 200 : uv)];
        BeatPoints other = points with { Uv = moved };
        tracker.Take(other, BeatFit.Warm(other, fit), 10);
        Assert.True(tracker.Surprise > 2, $"{tracker.Surprise}");
    }

    private static BeatPoints Points(BeatWaves waves, double noiseUv)
    {
        SplitMix64 random = new(5);
        BeatPoints points = new(new int[192], -240, 4, 800);
        return points with { Uv = [.. points.Of(waves).Select(uv => (int)Math.Round(uv + (noiseUv * random.NextNormal())))] };
    }
}
