namespace EdgeTwin.Host.Health;

/// <summary>A sensor fault that comes from one moment to the next.</summary>
internal enum AbruptFault
{
    /// <summary>An electrode comes off and stays off for some seconds: the positive, the negative or both, some with a bounce first.</summary>
    LeadOff,

    /// <summary>A cable with a break in it: open for 60 to 500 ms again and again.</summary>
    OpenCable,

    /// <summary>A part holds the I2C data line down until it is clocked free, which may take several tries.</summary>
    BusLock,

    /// <summary>The device's round stands still for longer than the ECG part's buffer holds.</summary>
    FifoOverflow,

    /// <summary>The input is far beyond its range, the electrodes on: a steady offset, or one that swings.</summary>
    Saturation,
}
