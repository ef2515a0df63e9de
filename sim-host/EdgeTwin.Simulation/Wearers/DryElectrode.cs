using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Parts;

namespace EdgeTwin.Simulation.Wearers;

/// <summary>
/// What an electrode that dries adds to the voltage: noise, a baseline that wanders, and hum, as two unequal impedances turn what
/// both electrodes share into a difference. They grow with the root of the impedance; the figures are chosen, not measured.
/// </summary>
internal sealed class DryElectrode(Scenario scenario, double mainsHz, ulong seed)
{
    private const int UpdateSamples = 25;
    private const double NoiseUv = 10;
    private const double WanderUv = 40;
    private const double MainsUv = 12;

    private readonly SplitMix64 _random = new(seed ^ 0xD2E1EC720DE);
    private long _sample;
    private double _root;

    /// <summary>The next sample's, at 250 Hz.</summary>
    internal int NextMicrovolts()
    {
        double seconds = (double)_sample / SyntheticEcg.SampleRateHz;
        if (_sample % UpdateSamples == 0)
        {
            double megohms = Math.Max(0, scenario.ElectrodeKilohmsAt(seconds) - IElectrodes.FreshKilohms) / 1000.0;
            _root = Math.Sqrt(megohms);
        }
        _sample++;
        if (_root == 0)
        {
            return 0;
        }
        double sum = (NoiseUv * _random.NextNormal())
            + (WanderUv * PlainMath.Sin(0.13 * seconds))
            + (MainsUv * PlainMath.Sin(mainsHz * seconds));
        return (int)Math.Floor((_root * sum) + 0.5);
    }
}
