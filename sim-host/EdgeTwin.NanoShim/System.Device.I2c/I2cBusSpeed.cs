namespace System.Device.I2c;

/// <summary>Clock of the bus (System.Device.I2c, I2cBusSpeed.cs).</summary>
public enum I2cBusSpeed
{
    /// <summary>100 kHz.</summary>
    StandardMode,

    /// <summary>400 kHz.</summary>
    FastMode,

    /// <summary>1 MHz.</summary>
    FastModePlus,
}
