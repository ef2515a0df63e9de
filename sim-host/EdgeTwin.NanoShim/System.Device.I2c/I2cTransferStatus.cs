namespace System.Device.I2c;

/// <summary>How a transfer ended (System.Device.I2c, I2cTransferStatus.cs).</summary>
public enum I2cTransferStatus
{
    /// <summary>For no reason known.</summary>
    UnknownError,

    /// <summary>Whole.</summary>
    FullTransfer,

    /// <summary>The part held the clock too long, or a line is stuck.</summary>
    ClockStretchTimeout,

    /// <summary>Some bytes only; the ESP32's driver never says so.</summary>
    PartialTransfer,

    /// <summary>Nobody answered the address, or a byte was refused.</summary>
    SlaveAddressNotAcknowledged,
}
