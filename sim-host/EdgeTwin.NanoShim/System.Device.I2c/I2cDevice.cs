using EdgeTwin.NanoShim.Fabric;

namespace System.Device.I2c;

/// <summary>
/// A part on an I2C bus (System.Device.I2c, I2cDevice.cs; behaviour after nf-interpreter's native code for ESP32).
/// A refused address and a time-out come back in the result and throw nothing; the read buffer then keeps what it held.
/// </summary>
public class I2cDevice : IDisposable
{
    private readonly I2cFabric _fabric;
    private readonly byte[] _single = new byte[1];
    private bool _disposed;

    /// <summary>Opens a part; whether it is there shows at the first transfer only.</summary>
    /// <param name="settings">Bus, address and clock.</param>
    /// <exception cref="ArgumentException">No such bus: there are two, 1 and 2.</exception>
    public I2cDevice(I2cConnectionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.BusId is < 1 or > I2cFabric.Buses)
        {
            throw new ArgumentException($"I2C bus {settings.BusId}: there is 1 to {I2cFabric.Buses}", nameof(settings));
        }
        ConnectionSettings = settings;
        _fabric = Board.Current.I2c;
        _fabric.Open(settings.BusId);
    }

    /// <summary>What it was opened with.</summary>
    public I2cConnectionSettings ConnectionSettings { get; }

    /// <summary>Opens a part.</summary>
    /// <param name="settings">Bus, address and clock.</param>
    /// <returns>The part.</returns>
    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    /// <summary>Reads one byte; says nothing of a failure, so a driver had better not call it.</summary>
    /// <returns>The byte, or what the buffer held before.</returns>
    public byte ReadByte()
    {
        _ = Transfer(default, _single);
        return _single[0];
    }

    /// <summary>Reads as many bytes as the buffer holds.</summary>
    /// <param name="buffer">Where to.</param>
    /// <returns>How it ended.</returns>
    public I2cTransferResult Read(SpanByte buffer) => Transfer(default, buffer);

    /// <summary>Writes one byte.</summary>
    /// <param name="value">The byte.</param>
    /// <returns>How it ended.</returns>
    public I2cTransferResult WriteByte(byte value)
    {
        _single[0] = value;
        return Transfer(_single, default);
    }

    /// <summary>Writes the buffer.</summary>
    /// <param name="buffer">What.</param>
    /// <returns>How it ended.</returns>
    public I2cTransferResult Write(SpanByte buffer) => Transfer(buffer, default);

    /// <summary>Writes, then reads after a repeated start, in one transaction.</summary>
    /// <param name="writeBuffer">What.</param>
    /// <param name="readBuffer">Where to.</param>
    /// <returns>How it ended.</returns>
    public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer) => Transfer(writeBuffer, readBuffer);

    /// <summary>Closes it; the last of a bus removes the bus's driver.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _fabric.Close(ConnectionSettings.BusId);
        }
        GC.SuppressFinalize(this);
    }

    private I2cTransferResult Transfer(SpanByte write, SpanByte read)
    {
        I2cTransferStatus status = _fabric.Transfer(ConnectionSettings, write.Host, read.Host);
        return new I2cTransferResult(status, status == I2cTransferStatus.FullTransfer ? (uint)(write.Length + read.Length) : 0);
    }
}
