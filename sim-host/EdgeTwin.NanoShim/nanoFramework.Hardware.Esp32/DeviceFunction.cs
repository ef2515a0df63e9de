namespace nanoFramework.Hardware.Esp32;

/// <summary>What a pin can be (nanoFramework.Hardware.Esp32, DeviceFunction.cs; buses that EdgeTwin uses).</summary>
public enum DeviceFunction
{
    /// <summary>SPI 1, data to the part.</summary>
    SPI1_MOSI,

    /// <summary>SPI 1, data from the part.</summary>
    SPI1_MISO,

    /// <summary>SPI 1, clock.</summary>
    SPI1_CLOCK,

    /// <summary>SPI 2, data to the part.</summary>
    SPI2_MOSI,

    /// <summary>SPI 2, data from the part.</summary>
    SPI2_MISO,

    /// <summary>SPI 2, clock.</summary>
    SPI2_CLOCK,

    /// <summary>I2C 1, data.</summary>
    I2C1_DATA,

    /// <summary>I2C 1, clock.</summary>
    I2C1_CLOCK,

    /// <summary>I2C 2, data.</summary>
    I2C2_DATA,

    /// <summary>I2C 2, clock.</summary>
    I2C2_CLOCK,
}
