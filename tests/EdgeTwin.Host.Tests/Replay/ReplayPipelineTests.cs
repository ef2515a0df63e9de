using EdgeTwin.Core;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;
using EdgeTwin.Host.Replay;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Tests.Replay;

public class ReplayPipelineTests
{
    [Fact]
    public void Missing_samples_are_told_as_a_gap_and_time_goes_on()
    {
        int[] samples = new SyntheticEcg([HeartSegment.Sinus(30)]).ReadToEnd();
        Array.Fill(samples, ISampleSource.Missing, 2500, 1000);
        ReplayPipeline pipeline = new(new TwinSettings());
        // Blocks that cut the gap in two: it stays one.
        pipeline.Push(samples.AsSpan(0, 3000));
        pipeline.Push(samples.AsSpan(3000));
        ReplayResult result = pipeline.Finish(TimeSpan.FromSeconds(1));
        Assert.Equal(1000, result.MissingSamples);
        Assert.Equal(7500, result.SampleCount);
        ReplayedEvent gap = Assert.Single(result.Events, one => one.Kind == EventKind.Gap);
        Assert.Equal(2500, gap.StartSample);
        Assert.DoesNotContain(result.Beats, beat => beat.SampleIndex is >= 2500 and < 3500);
    }

    [Fact]
    public void Missing_samples_at_the_end_count_too()
    {
        ReplayPipeline pipeline = new(new TwinSettings());
        pipeline.Push([0, 0, ISampleSource.Missing, ISampleSource.Missing]);
        ReplayResult result = pipeline.Finish(TimeSpan.Zero);
        Assert.Equal(4, result.SampleCount);
        Assert.Equal(2, result.MissingSamples);
    }

    [Fact]
    public void Begin_and_end_become_one_episode_that_keeps_what_it_was_decided_on()
    {
        ReplayCollector collector = new();
        TwinEvent told = new();
        told.Reset(EventKind.Tachycardia, EventPhase.Begin, 100, -1, 500, 80);
        told.Add(EvidenceField.HrBpm, 140);
        collector.OnEvent(told);
        Assert.Null(Assert.Single(collector.Events).EndSample);
        told.Reset(EventKind.Tachycardia, EventPhase.End, 100, 2000, 2400, 60);
        told.Add(EvidenceField.HrBpm, 90);
        told.Add(EvidenceField.ExtremeBpm, 155);
        collector.OnEvent(told);
        ReplayedEvent one = Assert.Single(collector.Events);
        Assert.Equal(2000, one.EndSample);
        Assert.Equal(500, one.DecidedSample);
        Assert.Equal(80, one.QualityPercent);
        Assert.Equal([new("hrBpm", 140), new("extremeBpm", 155)], one.Evidence);
    }

    [Fact]
    public void Rates_are_taken_over_eight_reliable_intervals_and_means_over_all()
    {
        List<ReplayedBeat> beats = [new(0, 100, 0, 90, true, BeatKind.Normal)];
        void Add(int count, int rrMs, bool isReliable = true)
        {
            for (int i = 0; i < count; i++)
            {
                beats.Add(new ReplayedBeat(beats[^1].SampleIndex + (rrMs / 4), 100, rrMs, 90, isReliable, BeatKind.Normal));
            }
        }
        Add(16, 1000);
        Add(16, 500);
        Add(8, 200, isReliable: false);
        BeatStatistics statistics = BeatStatistics.Of(beats);
        Assert.Equal(60, statistics.MinBpm!.Value, 1e-9);
        Assert.Equal(120, statistics.MaxBpm!.Value, 1e-9);
        Assert.Equal(80, statistics.MeanBpm!.Value, 1e-9);
        Assert.Equal(33.0 / 41, statistics.ReliableShare!.Value, 1e-9);
        Assert.Equal(400, statistics.MedianDelayMs);
    }

    [Fact]
    public void No_beats_give_no_rates()
    {
        BeatStatistics statistics = BeatStatistics.Of([]);
        Assert.Null(statistics.MeanBpm);
        Assert.Null(statistics.MinBpm);
        Assert.Null(statistics.ReliableShare);
        Assert.Null(statistics.MedianDelayMs);
    }
}
