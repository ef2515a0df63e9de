namespace System.Device.Spi;

/// <summary>How data runs on the wires (System.Device.Spi, SpiBusConfiguration.cs).</summary>
public enum SpiBusConfiguration
{
    /// <summary>Both ways at once, four wires.</summary>
    FullDuplex,

    /// <summary>Both ways in turn, three wires.</summary>
    HalfDuplex,

    /// <summary>One way.</summary>
    Simplex,
}
