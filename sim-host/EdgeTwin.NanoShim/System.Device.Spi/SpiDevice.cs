using EdgeTwin.NanoShim.Fabric;

namespace System.Device.Spi;

/// <summary>
/// A part on an SPI bus (System.Device.Spi, SpiDevice.cs). No transfer has a result: a part that is absent sends whatever the
/// idle line holds, and only what it says can show it.
/// </summary>
public class SpiDevice : IDisposable
{
    private readonly SpiFabric _fabric;
    private readonly SpiConnectionSettings _settings;
    private readonly int _slot;
    private readonly byte[] _single = new byte[1];
    private bool _disposed;

    /// <summary>Opens a part.</summary>
    /// <param name="settings">Bus, pin and clock; copied.</param>
    /// <exception cref="ArgumentException">No such bus: there are two, 1 and 2; or no such pin.</exception>
    /// <exception cref="SpiDeviceAlreadyInUseException">The pin is open already on that bus.</exception>
    public SpiDevice(SpiConnectionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.BusId is < 1 or > SpiFabric.Buses)
        {
            throw new ArgumentException($"SPI bus {settings.BusId}: there is 1 to {SpiFabric.Buses}", nameof(settings));
        }
        _settings = new SpiConnectionSettings(settings);
        _fabric = Board.Current.Spi;
        _slot = _fabric.Open(_settings);
    }

    /// <summary>A copy of what it was opened with.</summary>
    public SpiConnectionSettings ConnectionSettings => new(_settings);

    /// <summary>Opens a part.</summary>
    /// <param name="settings">Bus, pin and clock.</param>
    /// <returns>The part.</returns>
    public static SpiDevice Create(SpiConnectionSettings settings) => new(settings);

    /// <summary>Reads one byte while sending 0.</summary>
    /// <returns>The byte.</returns>
    public byte ReadByte()
    {
        _fabric.Transfer(_slot, _settings, default, _single, isFullDuplex: false);
        return _single[0];
    }

    /// <summary>Reads while sending 0.</summary>
    /// <param name="buffer">Where to.</param>
    public void Read(SpanByte buffer) => _fabric.Transfer(_slot, _settings, default, buffer.Host, isFullDuplex: false);

    /// <summary>Writes one byte.</summary>
    /// <param name="value">The byte.</param>
    public void WriteByte(byte value)
    {
        _single[0] = value;
        _fabric.Transfer(_slot, _settings, _single, default, isFullDuplex: false);
    }

    /// <summary>Writes.</summary>
    /// <param name="buffer">What.</param>
    public void Write(SpanByte buffer) => _fabric.Transfer(_slot, _settings, buffer.Host, default, isFullDuplex: false);

    /// <summary>Writes and reads at once, under one chip select; the shorter buffer is filled up with zeros, or the rest dropped.</summary>
    /// <param name="writeBuffer">What.</param>
    /// <param name="readBuffer">Where to.</param>
    /// <exception cref="InvalidOperationException">The bus is not configured as full duplex.</exception>
    public void TransferFullDuplex(SpanByte writeBuffer, SpanByte readBuffer)
    {
        if (_settings.Configuration != SpiBusConfiguration.FullDuplex)
        {
            throw new InvalidOperationException();
        }
        _fabric.Transfer(_slot, _settings, writeBuffer.Host, readBuffer.Host, isFullDuplex: true);
    }

    /// <summary>Closes it.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes it.</summary>
    /// <param name="disposing">True where called from <see cref="Dispose()"/>.</param>
    protected void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            _disposed = true;
            _fabric.Close(_slot);
        }
    }
}
