using EdgeTwin.Core.Health;
using EdgeTwin.Core.Tests.Support;
using EdgeTwin.Simulation.Ageing;

namespace EdgeTwin.Core.Tests.Health;

/// <summary>What is measured in samples is what the runs in minutes say: the two levels of the simulation tell one story.</summary>
public sealed class ElectrodeTests
{
    [Theory]
    [InlineData(0.2, 50)]
    [InlineData(0.5, 50)]
    [InlineData(0.5, 60)]
    [InlineData(2, 50)]
    [InlineData(2, 60)]
    [InlineData(6, 50)]
    public void The_electrodes_signal_over_noise_is_found_in_the_samples(double megohms, double mainsHz)
    {
        int told = Measure(megohms, mainsHz, out CardioTwin twin);
        double truth = AgedSignal.TrueSignalToNoise(megohms);
        Assert.InRange(told - truth, -20, 20);
        Assert.NotEqual(HealthState.Failed, twin.Health.StateOf(HealthItem.Electrode));
    }

    [Fact]
    public void A_fresh_electrode_is_better_than_one_that_dries_and_a_dry_one_has_failed()
    {
        int fresh = Measure(PartsState.FreshMegohms, 50, out CardioTwin good);
        int drying = Measure(1, 50, out _);
        int dry = Measure(30, 50, out CardioTwin bad);
        Assert.InRange(fresh - drying, 100, 500);
        Assert.InRange(drying - dry, 100, 500);
        Assert.Equal(HealthState.Good, good.Health.StateOf(HealthItem.Electrode));
        Assert.Equal(HealthState.Failed, bad.Health.StateOf(HealthItem.Electrode));
    }

    private static int Measure(double megohms, double mainsHz, out CardioTwin twin)
    {
        AgedSignal signal = new(5, mainsHz);
        twin = new CardioTwin(new RecordingSink(), new TwinSettings());
        int[] block = new int[250];
        for (int second = 0; second < 16 * 60; second++)
        {
            signal.Read(block, megohms);
            foreach (int sample in block)
            {
                twin.Push(sample);
            }
        }
        return twin.Health.LevelOf(HealthItem.Electrode);
    }
}
