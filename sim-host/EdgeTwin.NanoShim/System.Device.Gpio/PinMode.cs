namespace System.Device.Gpio;

/// <summary>What a pin does (System.Device.Gpio, PinMode.cs).</summary>
public enum PinMode
{
    /// <summary>Reads.</summary>
    Input,

    /// <summary>Reads, pulled down.</summary>
    InputPullDown,

    /// <summary>Reads, pulled up.</summary>
    InputPullUp,

    /// <summary>Drives.</summary>
    Output,

    /// <summary>Drives low only.</summary>
    OutputOpenDrain,

    /// <summary>Drives low only, pulled up.</summary>
    OutputOpenDrainPullUp,

    /// <summary>Drives high only.</summary>
    OutputOpenSource,

    /// <summary>Drives high only, pulled down.</summary>
    OutputOpenSourcePullDown,
}
