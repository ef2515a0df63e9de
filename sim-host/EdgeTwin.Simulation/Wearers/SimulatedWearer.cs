using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Parts;

namespace EdgeTwin.Simulation.Wearers;

/// <summary>
/// One heart seen by both front ends: a voltage at the electrodes and light through the skin, with the electrode's state. Same scenario
/// and seed, same values on every machine. Each front end may be behind the other; memory stays flat over days.
/// </summary>
public sealed class SimulatedWearer : IEcgInput, IPpgInput, IPpgSurroundings, IElectrodes
{
    /// <summary>How long <see cref="Beats"/>, <see cref="Episodes"/> and <see cref="Pulses"/> remember, s.</summary>
    public const int TruthSeconds = 600;

    private const long PeriodUs = 1_000_000 / SyntheticEcg.SampleRateHz;
    private const int BlockSamples = 64;
    private const int OpenKilohms = 100_000;
    private const double BreathHz = 0.25;
    private const double ToneKnotsPerS = 0.3;

    // The truth about pulses is pruned when it has grown by so many.
    private const int PruneEvery = 256;

    private readonly Scenario _scenario;
    private readonly ulong _seed;
    private readonly SyntheticEcg _heart;
    private readonly PulseTraits _pulse;
    private readonly PulseWave _wave;
    private readonly DryElectrode _electrode;
    private readonly ChannelLoss _loss;
    private readonly SplitMix64 _lightNoise;
    private readonly List<TruePulse> _pulses = new(4096);
    private readonly int[] _block = new int[BlockSamples];
    private int _pulsesKept;
    private int _used = BlockSamples;
    private long _drawn;
    private long _sample;
    private int _before;
    private int _after;
    private double _spo2Percent;
    private double _ratio;

    /// <summary>A wearer at the start of a scenario.</summary>
    /// <param name="scenario">What happens.</param>
    /// <param name="seed">Chance.</param>
    /// <param name="pulse">What the light looks like; null for the plain one.</param>
    public SimulatedWearer(Scenario scenario, ulong seed = 1, PulseTraits? pulse = null)
    {
        EcgTraits traits = new() { Seed = seed };
        _scenario = scenario;
        _seed = seed;
        _pulse = pulse ?? new PulseTraits();
        _heart = new SyntheticEcg(scenario.Script, traits, loops: true);
        _wave = new PulseWave(new HeartScript(scenario.Script, loops: true), traits, _pulse, _pulses);
        _electrode = new DryElectrode(scenario, traits.MainsHz, seed);
        _loss = new ChannelLoss(scenario, seed);
        _lightNoise = new SplitMix64(seed ^ 0x11607_5EED);
        _before = NextSample();
        _after = NextSample();
    }

    /// <summary>Its true beats of the last minutes, and up to 0.4 s ahead; sample 0 stands at time 0.</summary>
    public IReadOnlyList<TrueBeat> Beats => _heart.Beats;

    /// <summary>Its stretches that are not plain sinus rhythm, likewise.</summary>
    public IReadOnlyList<TrueEpisode> Episodes => _heart.Episodes;

    /// <summary>The pulses that its beats drove, as far as the light was asked for and 0.2 s ahead. A beat without one had too little to pump.</summary>
    public IReadOnlyList<TruePulse> Pulses => _pulses;

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
        double sway = PlainMath.Sin(BreathHz * seconds);
        double pulse = _wave.At(seconds) * _pulse.PerfusionPercent / 100 * _loss.PulsePart(seconds) * (1 + (_pulse.BreathPulsePercent / 100 * sway));
        double level = 1 + (_pulse.BreathPercent / 100 * sway) + (_pulse.ToneSwayPercent / 100 * ValueNoise.At(_seed ^ 0x70, ToneKnotsPerS * seconds));
        double contact = _loss.ContactPart(seconds);
        double noise = _pulse.NoisePpm / 1e6;
        double infraredMove = _loss.Movement(seconds, out double redMove);
        // Blood takes light away: the pulse is a dip.
        double red = level - (RatioAt(seconds) * pulse) + redMove + (noise * _lightNoise.NextNormal());
        double infrared = level - pulse + infraredMove + (noise * _lightNoise.NextNormal());
        redPicoamps = (int)(_pulse.RedPicoamps * contact * Math.Max(0, red));
        irPicoamps = (int)(_pulse.InfraredPicoamps * contact * Math.Max(0, infrared));
        Prune(seconds);
    }

    /// <inheritdoc/>
    public double AmbientPicoampsAt(long timeUs)
    {
        double seconds = timeUs / 1e6;
        double flicker = 1 + (_pulse.FlickerPercent / 100 * PlainMath.Sin(2 * _pulse.MainsHz * seconds));
        return (_pulse.AmbientPicoamps + _loss.Ambient(seconds)) * flicker;
    }

    /// <inheritdoc/>
    public int DieSixteenthsAt(long timeUs) => (int)(_pulse.SkinCelsius * 16);

    /// <inheritdoc/>
    public void ImpedancesAt(long timeUs, out int positiveKilohms, out int negativeKilohms)
    {
        double seconds = timeUs / 1e6;
        positiveKilohms = _loss.IsLeadOff(seconds) ? OpenKilohms : _scenario.ElectrodeKilohmsAt(seconds);
        negativeKilohms = IElectrodes.FreshKilohms;
    }

    private double RatioAt(double seconds)
    {
        double spo2Percent = _pulse.Spo2Percent ?? _scenario.Spo2PercentAt(seconds);
        if (spo2Percent != _spo2Percent)
        {
            _spo2Percent = spo2Percent;
            _ratio = SaturationLight.RatioOf(spo2Percent);
        }
        return _ratio;
    }

    private int NextSample()
    {
        if (_used == BlockSamples)
        {
            _heart.Read(_block);
            _used = 0;
            _heart.ForgetBefore(_sample - (TruthSeconds * SyntheticEcg.SampleRateHz));
        }
        int clean = _block[_used++] + _electrode.NextMicrovolts();
        return _loss.Voltage((double)_drawn++ / SyntheticEcg.SampleRateHz, clean);
    }

    private void Prune(double seconds)
    {
        if (_pulses.Count - _pulsesKept < PruneEvery)
        {
            return;
        }
        int old = 0;
        while (old < _pulses.Count && _pulses[old].FootS < seconds - TruthSeconds)
        {
            old++;
        }
        _pulses.RemoveRange(0, old);
        _pulsesKept = _pulses.Count;
    }
}
