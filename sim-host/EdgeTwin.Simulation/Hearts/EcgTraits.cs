namespace EdgeTwin.Simulation.Hearts;

/// <summary>What a <see cref="SyntheticEcg"/> looks like, apart from its rhythm.</summary>
public sealed record EcgTraits
{
    /// <summary>Seed: same seed, script and traits give the same samples on every machine.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Height of the R peak over the baseline, uV; negative turns the lead over.</summary>
    public double AmplitudeUv { get; init; } = 1100;

    /// <summary>Baseline wander, uV from its middle to its peak.</summary>
    public double WanderUv { get; init; } = 80;

    /// <summary>Muscle noise, uV RMS.</summary>
    public double NoiseUv { get; init; } = 12;

    /// <summary>Mains hum, uV from its middle to its peak.</summary>
    public double MainsUv { get; init; } = 5;

    /// <summary>Frequency of the mains, Hz: 50 or 60.</summary>
    public double MainsHz { get; init; } = 50;

    /// <summary>Respiratory and slow variability of the RR interval, per cent of it.</summary>
    public double VariabilityPercent { get; init; } = 3;

    /// <summary>No wander, noise, hum or variability: for tests of the shape itself.</summary>
    public static EcgTraits Clean { get; } = new() { WanderUv = 0, NoiseUv = 0, MainsUv = 0, VariabilityPercent = 0 };
}
