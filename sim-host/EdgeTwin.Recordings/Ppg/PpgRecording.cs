namespace EdgeTwin.Recordings.Ppg;

/// <summary>A recording of the pulse wave as the device would have taken it: 100 Hz, ADC counts of 18 bits that fall as blood comes; and what it can be compared with.</summary>
/// <param name="Name">Short name, fit for a file name.</param>
/// <param name="Red">Red light; <see cref="Missing"/> where a sample is missing. The infrared again where <paramref name="HasRed"/> is false.</param>
/// <param name="Infrared">Infrared light, or the one wave that there is.</param>
/// <param name="HasRed">True where both wavelengths were recorded: then there is a saturation.</param>
public sealed record PpgRecording(string Name, int[] Red, int[] Infrared, bool HasRed)
{
    /// <summary>Samples a second.</summary>
    public const int RateHz = 100;

    /// <summary>Stands for a sample that is missing.</summary>
    public const int Missing = int.MinValue;

    /// <summary>The ECG beside it, uV at 250 Hz from the same moment; null where there is none.</summary>
    public int[]? EcgMicrovolts { get; init; }

    /// <summary>RR intervals of an ECG beside it, ms, whose start is not known; null where there are none.</summary>
    public IReadOnlyList<double>? RrMs { get; init; }

    /// <summary>Oxygen saturation by a reference oximeter, per cent.</summary>
    public double? Spo2Percent { get; init; }

    /// <summary>Pulse rate by a reference, beats a minute.</summary>
    public double? RateBpm { get; init; }

    /// <summary>Length, s.</summary>
    public double DurationS => (double)Infrared.Length / RateHz;
}
