using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Parts;

namespace EdgeTwin.Simulation.Wearers;

/// <summary>
/// What an electrode that dries adds to the voltage: noise, a baseline that wanders, and hum, as two unequal impedances turn what
/// both electrodes share into a difference. They grow with the root of the impedance; the figures are chosen, not measured.
/// </summary>
internal sealed class DryElectrode
{
    // The impedance and the baseline are worked out ten times a second; hum of any multiple of 10 Hz repeats in as many samples.
    private const int UpdateSamples = 25;
    private const double UpdateS = (double)UpdateSamples / SyntheticEcg.SampleRateHz;
    private const double NoiseUv = 10;
    private const double WanderUv = 40;
    private const double WanderHz = 0.13;
    private const double MainsUv = 12;

    private readonly Scenario _scenario;
    private readonly SplitMix64 _random;
    private readonly double[] _hum = new double[UpdateSamples];
    private long _update;
    private int _place;
    private double _root;
    private double _wander;
    private double _wanderStep;

    internal DryElectrode(Scenario scenario, double mainsHz, ulong seed)
    {
        _scenario = scenario;
        _random = new SplitMix64(seed ^ 0xD2E1EC720DE);
        for (int i = 0; i < UpdateSamples; i++)
        {
            _hum[i] = MainsUv * PlainMath.Sin(mainsHz * i / SyntheticEcg.SampleRateHz);
        }
    }

    /// <summary>The next sample's, at 250 Hz.</summary>
    internal int NextMicrovolts()
    {
        if (_place == 0)
        {
            Update();
        }
        double hum = _hum[_place];
        _place = _place + 1 < UpdateSamples ? _place + 1 : 0;
        if (_root == 0)
        {
            return 0;
        }
        _wander += _wanderStep;
        double sum = (NoiseUv * _random.NextNormal()) + _wander + hum;
        return (int)Math.Floor((_root * sum) + 0.5);
    }

    private void Update()
    {
        double seconds = _update * UpdateS;
        _update++;
        double megohms = Math.Max(0, _scenario.ElectrodeKilohmsAt(seconds) - IElectrodes.FreshKilohms) / 1000.0;
        _root = Math.Sqrt(megohms);
        _wander = WanderUv * PlainMath.Sin(WanderHz * seconds);
        _wanderStep = ((WanderUv * PlainMath.Sin(WanderHz * (seconds + UpdateS))) - _wander) / UpdateSamples;
    }
}
