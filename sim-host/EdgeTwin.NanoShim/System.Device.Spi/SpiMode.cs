namespace System.Device.Spi;

/// <summary>Clock polarity and phase (System.Device.Spi, SpiMode.cs).</summary>
public enum SpiMode
{
    /// <summary>Idle low, sampled on the first edge.</summary>
    Mode0,

    /// <summary>Idle low, sampled on the second edge.</summary>
    Mode1,

    /// <summary>Idle high, sampled on the first edge.</summary>
    Mode2,

    /// <summary>Idle high, sampled on the second edge.</summary>
    Mode3,
}
