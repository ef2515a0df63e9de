namespace EdgeTwin.Simulation.Wearers;

/// <summary>What the light through the skin looks like, apart from the heart's rhythm. Plain figures of a finger at rest; no claim rests on them.</summary>
public sealed record PulseTraits
{
    /// <summary>From the R peak to the foot of the pulse at the sensor, ms.</summary>
    public double ArrivalMs { get; init; } = 220;

    /// <summary>Oxygen saturation, per cent. Red and infrared pulses are made for 110 - 25 R, R their ratio of ratios (a rule of thumb; no calibration).</summary>
    public double Spo2Percent { get; init; } = 97;

    /// <summary>Height of the infrared pulse in parts of the light that comes back, per cent.</summary>
    public double PerfusionPercent { get; init; } = 1.5;

    /// <summary>Mean photocurrent of red light at the reference LED current, in picoamperes.</summary>
    public double RedPicoamps { get; init; } = 1_050_000;

    /// <summary>Mean photocurrent of infrared light at the reference LED current, in picoamperes.</summary>
    public double InfraredPicoamps { get; init; } = 1_400_000;

    /// <summary>Slow change with the breath, in parts of the light that comes back, per cent.</summary>
    public double BreathPercent { get; init; } = 0.3;

    /// <summary>Noise of the light, in parts per million RMS.</summary>
    public double NoisePpm { get; init; } = 150;
}
