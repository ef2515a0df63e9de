namespace System.Device.Spi;

/// <summary>The chip-select line is open already (System.Device.Spi, SpiDeviceAlreadyInUseException.cs).</summary>
public class SpiDeviceAlreadyInUseException : Exception
{
    /// <inheritdoc/>
    public override string ToString() => Message;
}
