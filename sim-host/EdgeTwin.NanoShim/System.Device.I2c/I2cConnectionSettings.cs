namespace System.Device.I2c;

/// <summary>Which part on which bus (System.Device.I2c, I2cConnectionSettings.cs).</summary>
public sealed class I2cConnectionSettings
{
    /// <summary>A part at 400 kHz, nanoFramework's default.</summary>
    /// <param name="busId">1 or 2 on ESP32.</param>
    /// <param name="deviceAddress">Seven bits.</param>
    public I2cConnectionSettings(int busId, int deviceAddress)
        : this(busId, deviceAddress, I2cBusSpeed.FastMode)
    {
    }

    /// <summary>A part at a chosen clock.</summary>
    /// <param name="busId">1 or 2 on ESP32.</param>
    /// <param name="deviceAddress">Seven bits.</param>
    /// <param name="busSpeed">The clock.</param>
    public I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed)
    {
        BusId = busId;
        DeviceAddress = deviceAddress;
        BusSpeed = busSpeed;
    }

    /// <summary>The bus.</summary>
    public int BusId { get; }

    /// <summary>Seven-bit address.</summary>
    public int DeviceAddress { get; }

    /// <summary>The clock.</summary>
    public I2cBusSpeed BusSpeed { get; }
}
