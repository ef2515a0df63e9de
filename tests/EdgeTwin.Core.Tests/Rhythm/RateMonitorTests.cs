using EdgeTwin.Core.Events;
using EdgeTwin.Core.Rhythm;
using EdgeTwin.Core.Signal;
using EdgeTwin.Core.Tests.Support;

namespace EdgeTwin.Core.Tests.Rhythm;

public sealed class RateMonitorTests
{
    private readonly RecordingSink _heard = new();
    private readonly RateMonitor _monitor;
    private long _sample;

    public RateMonitorTests() => _monitor = new RateMonitor(new EventOutlet(_heard, new EcgHistory(false)), new TwinSettings());

    [Fact]
    public void Needs_eight_intervals_before_it_knows_a_rate()
    {
        Beat(7, 800);
        Assert.Equal(0, _monitor.HeartRateBpm);
        Beat(1, 800);
        Assert.Equal(75, _monitor.HeartRateBpm);
    }

    [Fact]
    public void Tells_a_tachycardia_from_its_first_fast_beats_to_the_eighth_beat_back_inside()
    {
        Beat(20, 800);
        Beat(20, 400);
        string begin = Assert.Single(_heard.Events);
        Assert.Contains("\"kind\":\"tachycardia\",\"phase\":\"begin\"", begin, StringComparison.Ordinal);
        Assert.Contains("\"limitBpm\":120", begin, StringComparison.Ordinal);
        Beat(20, 800);
        Assert.Equal(2, _heard.Events.Count);
        Assert.Contains("\"extremeBpm\":150", _heard.Events[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_that_dances_on_the_limit_makes_one_episode()
    {
        for (int i = 0; i < 40; i++)
        {
            Beat(6, 495);
            Beat(6, 510);
        }
        Assert.Single(_heard.Events);
    }

    [Fact]
    public void One_premature_beat_and_its_pause_change_nothing()
    {
        for (int i = 0; i < 10; i++)
        {
            Beat(6, 1150);
            Beat(1, 450);
            Beat(1, 1850);
        }
        Assert.Empty(_heard.Events);
        Assert.Equal(52, _monitor.HeartRateBpm);
    }

    [Fact]
    public void An_interruption_ends_the_episode_and_starts_the_count_anew()
    {
        Beat(20, 1500);
        Assert.Contains("bradycardia", Assert.Single(_heard.Events), StringComparison.Ordinal);
        _monitor.Interrupt(_sample);
        Assert.Equal(2, _heard.Events.Count);
        Assert.Equal(0, _monitor.HeartRateBpm);
        Beat(7, 1500);
        Assert.Equal(2, _heard.Events.Count);
    }

    [Theory]
    [InlineData(19, 120, 2000)]
    [InlineData(101, 130, 2000)]
    [InlineData(50, 251, 2000)]
    [InlineData(90, 100, 2000)]
    [InlineData(50, 120, 1499)]
    [InlineData(50, 120, 6001)]
    public void Settings_out_of_range_are_refused(int lowBpm, int highBpm, int pauseMs)
    {
        TwinSettings settings = new() { BradycardiaBpm = lowBpm, TachycardiaBpm = highBpm, PauseMs = pauseMs };
        Assert.Throws<ArgumentOutOfRangeException>(() => new CardioTwin(_heard, settings));
    }

    private void Beat(int count, int rrMs)
    {
        for (int i = 0; i < count; i++)
        {
            _sample += rrMs / Limits.MsPerSample;
            _monitor.OnInterval(_sample, rrMs);
        }
    }
}
