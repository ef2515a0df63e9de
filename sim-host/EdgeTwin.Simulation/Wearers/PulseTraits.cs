namespace EdgeTwin.Simulation.Wearers;

/// <summary>What the light through the skin looks like, apart from the heart's rhythm. Plain figures of a finger at rest; no claim rests on them.</summary>
public sealed record PulseTraits
{
    /// <summary>From the R peak to the foot of the pulse (where its tangents meet) at the sensor, ms.</summary>
    public double ArrivalMs { get; init; } = 250;

    /// <summary>How much later than that the weakest pulse comes, ms: a ventricle that has filled less takes longer to open its valve.</summary>
    public double WeakDelayMs { get; init; } = 60;

    /// <summary>Oxygen saturation, per cent; null for the scenario's. Red and infrared pulses are made by the inverse of <see cref="SaturationLight"/>'s calibration.</summary>
    public double? Spo2Percent { get; init; }

    /// <summary>Height of the infrared pulse in parts of the light that comes back, per cent.</summary>
    public double PerfusionPercent { get; init; } = 1.5;

    /// <summary>A pulse of less than this part of one at rest does not arrive at all: the heart beat, and no blood came.</summary>
    public double WeakestPercent { get; init; } = 12;

    /// <summary>Mean photocurrent of red light at the reference LED current, in picoamperes.</summary>
    public double RedPicoamps { get; init; } = 1_050_000;

    /// <summary>Mean photocurrent of infrared light at the reference LED current, in picoamperes.</summary>
    public double InfraredPicoamps { get; init; } = 1_400_000;

    /// <summary>Slow change with the breath, in parts of the light that comes back, per cent.</summary>
    public double BreathPercent { get; init; } = 0.3;

    /// <summary>How much the breath changes the pulses' height, per cent of it.</summary>
    public double BreathPulsePercent { get; init; } = 6;

    /// <summary>Slow change without a rhythm (the vessels' tone), in parts of the light that comes back, per cent.</summary>
    public double ToneSwayPercent { get; init; } = 0.2;

    /// <summary>Noise of the light, in parts per million RMS.</summary>
    public double NoisePpm { get; init; } = 150;

    /// <summary>The room's light at the photodiode, in picoamperes: 1 uA is an office under a finger.</summary>
    public double AmbientPicoamps { get; init; } = 1_000_000;

    /// <summary>Share of the room's light that flickers with twice the mains, per cent.</summary>
    public double FlickerPercent { get; init; } = 20;

    /// <summary>Frequency of the mains, Hz.</summary>
    public double MainsHz { get; init; } = 50;

    /// <summary>Temperature of the skin, and of a die whose LEDs are dark, degrees Celsius.</summary>
    public double SkinCelsius { get; init; } = 30;

    /// <summary>No breath, tone, noise, ambient light or late weak pulses: for tests of the shape itself.</summary>
    public static PulseTraits Clean { get; } = new()
    {
        BreathPercent = 0,
        BreathPulsePercent = 0,
        ToneSwayPercent = 0,
        NoisePpm = 0,
        AmbientPicoamps = 0,
        WeakDelayMs = 0,
    };
}
