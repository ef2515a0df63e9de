using EdgeTwin.Device.Acquisition;

namespace EdgeTwin.Device.Tests.Acquisition;

public sealed class LedControlTests
{
    private const int FullScale = 262_143;

    private readonly LedControl _led = new(7000);
    private readonly List<(long Ms, int Microamps)> _changes = [];
    private long _nowMs;

    [Theory]
    [InlineData(3000)]
    [InlineData(9000)]
    [InlineData(12800)]
    [InlineData(60000)]
    [InlineData(200000)]
    public void The_light_comes_into_range_and_stays(int countsPerMilliamp)
    {
        Run(60, countsPerMilliamp);
        int changes = _changes.Count;
        Run(600, countsPerMilliamp);
        Assert.Equal(changes, _changes.Count);
        double percent = 100.0 * countsPerMilliamp * _led.Microamps / 1000 / FullScale;
        Assert.True(percent is >= 40 and <= 70 || _led.Microamps == LedControl.MostMicroamps, $"{percent} % at {_led.Microamps}");
        Assert.InRange(changes, 1, 7);
    }

    [Fact]
    public void Steps_are_limited_and_spaced_unless_the_light_clips()
    {
        Run(60, 3500);
        Assert.All(_changes.Zip(_changes.Skip(1)), pair => Assert.True(pair.Second.Ms - pair.First.Ms >= 5000));
        Assert.All(_changes.Zip(_changes.Skip(1)), pair => Assert.InRange((double)pair.Second.Microamps / pair.First.Microamps, 0.49, 2));
        _changes.Clear();
        Run(3, 250_000);
        Assert.True(_changes.Count >= 3, "clipped light waits for no five seconds");
    }

    [Fact]
    public void Weak_pulses_get_more_light_and_no_more_than_allowed()
    {
        Run(30, 12_800);
        int enough = _led.Microamps;
        Run(60, 12_800, isWeak: true);
        Assert.InRange(12.8 * _led.Microamps / FullScale, 0.57, 0.70);
        Assert.True(_led.Microamps > enough);
        Run(200, 2_000, isWeak: true);
        Assert.Equal(LedControl.MostMicroamps, _led.Microamps);
    }

    [Fact]
    public void Without_skin_a_glimmer_is_left_and_what_was_before_comes_back_with_it()
    {
        Run(30, 12_800);
        int worn = _led.Microamps;
        Run(9, 50);
        Assert.Equal(worn, _led.Microamps);
        Run(4, 50);
        Assert.True(_led.IsBare);
        Assert.Equal(LedControl.GlimmerMicroamps, _led.Microamps);
        Run(600, 50);
        Assert.Equal(LedControl.GlimmerMicroamps, _led.Microamps);
        Run(1, 12_800);
        Assert.False(_led.IsBare);
        Assert.Equal(worn, _led.Microamps);
    }

    private void Run(double seconds, int countsPerMilliamp, bool isWeak = false)
    {
        for (long end = _nowMs + (long)(seconds * 1000); _nowMs < end;)
        {
            _nowMs += 150;
            int counts = (int)Math.Min(FullScale, (long)countsPerMilliamp * _led.Microamps / 1000);
            if (_led.Take(_nowMs, counts, isWeak))
            {
                _changes.Add((_nowMs, _led.Microamps));
            }
        }
    }
}
