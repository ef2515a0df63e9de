using EdgeTwin.Host.Evaluation.Ischaemia;
using EdgeTwin.Host.Evaluation.Twins;
using EdgeTwin.Host.Twins;
using EdgeTwin.Host.WhatIf;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Host.Tests.Twins;

public sealed class ModelHeartTests
{
    [Fact]
    public void A_seed_gives_the_same_heart_every_time_and_another_seed_another()
    {
        FittedTwin twin = Learn(66);
        Assert.Equal(twin.Heart(60, 3).Microvolts, twin.Heart(60, 3).Microvolts);
        Assert.NotEqual(twin.Heart(60, 3).Microvolts, twin.Heart(60, 4).Microvolts);
    }

    [Theory]
    [InlineData(55)]
    [InlineData(75)]
    [InlineData(95)]
    public void The_device_reads_off_the_model_what_it_read_of_the_wearer(double rateBpm)
    {
        FittedTwin twin = Learn(rateBpm);
        TwinSnapshot back = LearnedTwin.Of(new ArraySource(twin.Heart(300, 9).Microvolts), CancellationToken.None);
        Assert.InRange(twin.PrdPercent, 0, 9);
        Assert.InRange(back.RateBpm - twin.Snapshot.RateBpm, -1, 1);
        Assert.InRange(back.StUv!.Value - twin.Snapshot.StUv!.Value, -10, 10);
        Assert.InRange(back.QtMs!.Value - twin.Snapshot.QtMs!.Value, -8, 8);
    }

    [Theory]
    [InlineData("St", 150, "st-episode")]
    [InlineData("Rate", 140, "tachycardia")]
    [InlineData("Spo2", 82, "spo2-low")]
    [InlineData("Pause", 2.5, "pause")]
    public void A_twin_can_be_experimented_on(string kind, double size, string answer)
    {
        WhatIfHeart heart = Learn(70).Heart(600, 1);
        int[] before = [.. heart.Microvolts];
        Outcome outcome = new Experiment(heart, new WhatIfPlan([new Edit(Enum.Parse<EditKind>(kind), size)], 200, 30, 120, 1), CancellationToken.None).Run(_ => { });
        Assert.True(answer == outcome.Answers[0].Told?.Name, outcome.Sentence);
        Assert.NotNull(outcome.Answers[0].Least);
        Assert.Equal(before, heart.Microvolts);
    }

    [Fact]
    public void A_saturation_within_the_limit_is_not_told()
    {
        Outcome outcome = new Experiment(Learn(70).Heart(600, 1), new WhatIfPlan([new Edit(EditKind.Spo2, 93)], 200, 30, 120, 1), CancellationToken.None).Run(_ => { });
        Assert.Null(outcome.Answers[0].Told);
        Assert.Contains("it is low under 88 %", outcome.Sentence, StringComparison.Ordinal);
        Assert.InRange(outcome.Answers[0].Least!.Value, 84, 88);
    }

    [Fact]
    public void Real_hearts_come_back_from_their_models()
    {
        string folder = Traces.Require("mitdb");
        string[] names = ["101", "106", "112", "115", "116", "118", "119", "122", "124", "201", "205", "209", "215", "220", "223"];
        RoundTrip[] trips = [.. names.AsParallel().Select(name => RoundTrip.Of(Path.Combine(folder, name), 77, CancellationToken.None))];
        Assert.All(trips, one => Assert.Equal("", one.Problem));
        Assert.InRange(Median(trips.Select(one => one.PrdPercent)), 0, 9);
        Assert.InRange(Median(trips.Select(one => Math.Abs(one.RateOffBpm!.Value))), 0, 1);
        Assert.InRange(Median(trips.Select(one => Math.Abs(one.StOffUv!.Value))), 0, 10);
        Assert.InRange(Median(trips.Select(one => Math.Abs(one.QtOffMs!.Value))), 0, 8);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static FittedTwin Learn(double rateBpm)
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(300, rateBpm)]);
        return FittedTwin.Of("synthetic", LearnedTwin.Of(new ArraySource(ecg.ReadToEnd()), CancellationToken.None), null, CancellationToken.None);
    }
}
