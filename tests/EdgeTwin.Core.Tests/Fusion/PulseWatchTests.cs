using EdgeTwin.Core.Fusion;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Core.Tests.Fusion;

public sealed class PulseWatchTests
{
    private readonly PulseWatch _watch = new();
    private readonly List<double> _stillSince = [];
    private bool _wasSteady;

    [Theory]
    [InlineData(45)]
    [InlineData(75)]
    [InlineData(150)]
    public void A_beating_heart_is_never_still(int bpm)
    {
        Run(new Scenario("x", "", [HeartSegment.Sinus(120, bpm)]), 110);
        Assert.True(_wasSteady);
        Assert.Empty(_stillSince);
    }

    [Theory]
    [InlineData(45)]
    [InlineData(75)]
    [InlineData(150)]
    public void A_heart_that_stops_is_still_within_five_seconds(int bpm)
    {
        Run(new Scenario("x", "", [HeartSegment.Sinus(60, bpm), HeartSegment.Asystole(12), HeartSegment.Sinus(30, bpm)]), 72);
        Assert.InRange(_stillSince[0], 62.5, 65.5);
        Assert.False(_watch.IsStill);
    }

    [Theory]
    [InlineData(DisturbanceKind.FingerOff)]
    [InlineData(DisturbanceKind.LightMotion)]
    [InlineData(DisturbanceKind.Gait)]
    public void What_disturbs_the_light_is_no_stillness(DisturbanceKind kind)
    {
        Run(new Scenario("x", "", [HeartSegment.Sinus(90, 75)]) { Disturbances = [new(kind, 40, 55)] }, 88);
        Assert.Empty(_stillSince);
    }

    [Fact]
    public void A_finger_that_leaves_while_the_heart_stands_still_is_no_stillness()
    {
        Run(new Scenario("x", "", [HeartSegment.Sinus(90, 75)]) { Disturbances = [new(DisturbanceKind.FingerOff, 40, 70)] }, 69);
        Assert.Empty(_stillSince);
        Assert.Equal(0, _watch.StillMs);
    }

    [Fact]
    public void After_a_step_it_learns_anew()
    {
        Run(new Scenario("x", "", [HeartSegment.Sinus(60, 75)]), 50);
        _watch.Restart(true);
        Assert.False(_watch.IsSteady);
        Assert.Equal(0, _watch.StillMs);
    }

    private void Run(Scenario scenario, double seconds)
    {
        SimulatedWearer wearer = new(scenario, 7);
        int next = 0;
        int sum = 0;
        for (int i = 0; i < seconds * 100; i++)
        {
            wearer.At(i * 10_000L, out _, out int infrared);
            // As the converter would have it at 11 mA: half of the range.
            sum += (int)(infrared * 0.1);
            if (i % 4 != 3)
            {
                continue;
            }
            _watch.Push(sum);
            sum = 0;
            while (next < wearer.Pulses.Count && wearer.Pulses[next].FootS + 1 < i / 100.0)
            {
                next++;
                _watch.OnGoodPulse();
            }
            if (_watch.IsStill)
            {
                _stillSince.Add(i / 100.0);
            }
            _wasSteady |= _watch.IsSteady;
        }
    }
}
