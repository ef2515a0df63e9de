using EdgeTwin.Host.Twins;

namespace EdgeTwin.Host.Tests.Twins;

/// <summary>The host's twin is the device's: while the link stands, after an hour without it, and after a restart.</summary>
public sealed class SynchronisationTests
{
    [Fact]
    public void Editions_follow_each_other_and_are_what_the_device_holds()
    {
        TwinLinkBench bench = new(70);
        bench.Run(20);
        Assert.Empty(bench.Differences);
        // All of it at first and after a quarter of an hour, what changed each minute between.
        Assert.InRange(bench.Arrived.Count, 18, 21);
        Assert.Equal(2, bench.Arrived.Count(isDelta => !isDelta));
        Assert.False(bench.Host.IsStale);
        Assert.InRange(bench.Host.AgeS, 0, 60.1);
        Assert.InRange(bench.Host.Snapshot!.RateBpm, 69, 71);
    }

    [Fact]
    public void After_an_hour_without_a_link_one_update_makes_both_the_same()
    {
        TwinLinkBench bench = new(70);
        bench.Run(12);
        int learned = bench.Host.Snapshot!.LearnedBeats;
        bench.IsCut = true;
        bench.Run(60);
        Assert.Equal(learned, bench.Host.Snapshot.LearnedBeats);
        Assert.InRange(bench.Host.AgeS, 3600, 3661);
        Assert.True(bench.Host.IsStale);
        int before = bench.Arrived.Count;
        bench.IsCut = false;
        bench.Run(5);
        Assert.True(bench.Arrived.Count > before);
        Assert.False(bench.Arrived[before]);
        Assert.Empty(bench.Differences);
        Assert.False(bench.Host.IsStale);
        Assert.True(bench.Host.Snapshot.LearnedBeats > learned + 1000);
    }

    [Fact]
    public void A_restart_keeps_what_was_learned()
    {
        TwinLinkBench bench = new(70);
        bench.Run(32);
        int learned = bench.Host.Snapshot!.LearnedBeats;
        int version = bench.Host.Snapshot.Version;
        bench.Boot();
        Assert.True(bench.Wearable.Heart.Heart.IsRestored);
        // Saved a quarter of an hour ago at the most.
        Assert.InRange(bench.Wearable.Heart.Heart.LearnedBeats, learned - 1200, learned);
        bench.Run(2);
        Assert.Empty(bench.Differences);
        Assert.True(bench.Host.Snapshot.Version > version, "an edition after the restart bears a number of before");
    }

    [Fact]
    public void The_model_is_fitted_from_edition_to_edition_and_grows_surer()
    {
        TwinLinkBench bench = new(70);
        bench.Run(3);
        bench.Host.Fit(CancellationToken.None);
        FittedTwin first = bench.Host.Fitted!;
        double firstBand = bench.Host.BandUv!.Average();
        for (int i = 0; i < 6; i++)
        {
            bench.Run(3);
            bench.Host.Fit(CancellationToken.None);
        }
        Assert.True(bench.Host.Fitted!.Snapshot.Version > first.Snapshot.Version);
        Assert.InRange(bench.Host.Fitted.PrdPercent, 0, 9);
        Assert.True(bench.Host.BandUv!.Average() < firstBand, $"{bench.Host.BandUv!.Average():0.0} uV after six editions, {firstBand:0.0} uV after one");
    }
}
