using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Parts;

namespace EdgeTwin.Simulation.Wearers;

/// <summary>
/// One heart seen by both front ends: a voltage at the electrodes and light through the skin, with the electrode's state. Same scenario
/// and seed, same values on every machine. Each front end may be behind the other; memory stays flat over days.
/// </summary>
public sealed class SimulatedWearer : IEcgInput, IPpgInput, IElectrodes
{
    /// <summary>How long <see cref="Beats"/> and <see cref="Episodes"/> remember, s.</summary>
    public const int TruthSeconds = 600;

    private const long PeriodUs = 1_000_000 / SyntheticEcg.SampleRateHz;
    private const int BlockSamples = 64;

    private readonly Scenario _scenario;
    private readonly SyntheticEcg _heart;
    private readonly PulseTraits _pulse;
    private readonly PulseWave _wave;
    private readonly DryElectrode _electrode;
    private readonly SplitMix64 _lightNoise;
    private readonly int[] _block = new int[BlockSamples];
    private int _used = BlockSamples;
    private long _sample;
    private int _before;
    private int _after;

    /// <summary>A wearer at the start of a scenario.</summary>
    /// <param name="scenario">What happens.</param>
    /// <param name="seed">Chance.</param>
    /// <param name="pulse">What the light looks like; null for the plain one at the scenario's saturation.</param>
    public SimulatedWearer(Scenario scenario, ulong seed = 1, PulseTraits? pulse = null)
    {
        EcgTraits traits = new() { Seed = seed };
        _scenario = scenario;
        _pulse = pulse ?? new PulseTraits { Spo2Percent = scenario.Spo2Percent };
        _heart = new SyntheticEcg(scenario.Script, traits, loops: true);
        _wave = new PulseWave(new HeartScript(scenario.Script, loops: true), traits, _pulse.ArrivalMs / 1000);
        _electrode = new DryElectrode(scenario, traits.MainsHz, seed);
        _lightNoise = new SplitMix64(seed ^ 0x11607_5EED);
        _before = NextSample();
        _after = NextSample();
    }

    /// <summary>Its true beats of the last minutes, and up to 0.4 s ahead; sample 0 stands at time 0.</summary>
    public IReadOnlyList<TrueBeat> Beats => _heart.Beats;

    /// <summary>Its stretches that are not plain sinus rhythm, likewise.</summary>
    public IReadOnlyList<TrueEpisode> Episodes => _heart.Episodes;

    /// <inheritdoc/>
    public int MicrovoltsAt(long timeUs)
    {
        long sample = timeUs / PeriodUs;
        while (_sample < sample)
        {
            _before = _after;
            _after = NextSample();
            _sample++;
        }
        // Between two samples of the heart the voltage runs straight; who asks for the past gets the oldest that is known.
        long into = Math.Max(0, timeUs - (_sample * PeriodUs));
        return _before + (int)((_after - _before) * into / PeriodUs);
    }

    /// <inheritdoc/>
    public void At(long timeUs, out int redPicoamps, out int irPicoamps)
    {
        double seconds = timeUs / 1e6;
        double pulse = _wave.At(seconds) * _pulse.PerfusionPercent / 100;
        double breath = 1 + (_pulse.BreathPercent / 100 * PlainMath.Sin(0.25 * seconds));
        double noise = _pulse.NoisePpm / 1e6;
        double ratio = (110 - _pulse.Spo2Percent) / 25;
        // Blood takes light away: the pulse is a dip.
        redPicoamps = (int)(_pulse.RedPicoamps * (breath - (ratio * pulse) + (noise * _lightNoise.NextNormal())));
        irPicoamps = (int)(_pulse.InfraredPicoamps * (breath - pulse + (noise * _lightNoise.NextNormal())));
    }

    /// <inheritdoc/>
    public void ImpedancesAt(long timeUs, out int positiveKilohms, out int negativeKilohms)
    {
        positiveKilohms = _scenario.ElectrodeKilohmsAt(timeUs / 1e6);
        negativeKilohms = IElectrodes.FreshKilohms;
    }

    private int NextSample()
    {
        if (_used == BlockSamples)
        {
            _heart.Read(_block);
            _used = 0;
            _heart.ForgetBefore(_sample - (TruthSeconds * SyntheticEcg.SampleRateHz));
        }
        return _block[_used++] + _electrode.NextMicrovolts();
    }
}
