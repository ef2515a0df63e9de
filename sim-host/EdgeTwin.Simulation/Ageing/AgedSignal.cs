using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Ageing;

/// <summary>
/// An ECG as a worn electrode gives it, sample by sample: a synthetic heart, with the muscle noise, contact noise and hum of <see cref="SensorPhysics"/>. For the check that what
/// the firmware measures in samples is what a run in minutes says.
/// </summary>
public sealed class AgedSignal
{
    private const int SampleRateHz = SyntheticEcg.SampleRateHz;
    private readonly SyntheticEcg _heart;
    private readonly SplitMix64 _random;
    private readonly double _mainsHz;
    private long _sample;

    /// <summary>A signal from a seed.</summary>
    /// <param name="seed">Chance.</param>
    /// <param name="mainsHz">Frequency of the mains, Hz.</param>
    public AgedSignal(ulong seed, double mainsHz)
    {
        _random = new SplitMix64(seed);
        _mainsHz = mainsHz;
        _heart = new SyntheticEcg([HeartSegment.Sinus(3600, 70)], new EcgTraits { Seed = seed, MainsUv = 0, NoiseUv = 0 }, loops: true);
    }

    /// <summary>What the electrodes truly have, 0.1 dB.</summary>
    public static double TrueSignalToNoise(double megohms) =>
        SensorPhysics.SignalToNoise(new PartsState { ElectrodeMegohms = megohms }, 1, 1, SensorPhysics.FloorUv);

    /// <summary>The next samples, uV, with an electrode of some megohms.</summary>
    public void Read(Span<int> microvolts, double megohms)
    {
        _heart.Read(microvolts);
        double noise = Math.Sqrt((SensorPhysics.FloorUv * SensorPhysics.FloorUv) + (SensorPhysics.ContactUv * SensorPhysics.ContactUv * megohms));
        double hum = 1.4142135623730951 * SensorPhysics.MainsUv * (megohms - PartsState.FreshMegohms);
        double part = SensorPhysics.InputMegohms / (SensorPhysics.InputMegohms + megohms);
        for (int i = 0; i < microvolts.Length; i++)
        {
            double added = (noise * _random.NextNormal()) + (hum * PlainMath.Sin(_mainsHz * _sample / SampleRateHz));
            microvolts[i] = (int)Math.Floor((microvolts[i] * part) + added + 0.5);
            _sample++;
        }
    }
}
