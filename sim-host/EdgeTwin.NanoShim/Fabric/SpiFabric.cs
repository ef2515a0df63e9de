using System.Device.Spi;

namespace EdgeTwin.NanoShim.Fabric;

/// <summary>The SPI buses of a board: parts by chip select, transfers that take time, and faults to order.</summary>
public sealed class SpiFabric
{
    /// <summary>Buses of an ESP32 that firmware may use, counted from 1.</summary>
    public const int Buses = 2;

    /// <summary>Longest transfer of nanoFramework's driver for ESP32, in bytes.</summary>
    public const int MostBytes = 16384;

    // Every pin, and -1 for a part without a chip select.
    private const int PlacesPerBus = GpioFabric.Pins + 1;

    private readonly Board _board;
    private readonly IBusClock? _clock;
    private readonly ISpiTarget?[] _targets = new ISpiTarget?[Buses * PlacesPerBus];
    private readonly bool[] _open = new bool[Buses * PlacesPerBus];
    private int _failures;
    private byte _idleLevel;

    internal SpiFabric(Board board, IBusClock? clock)
    {
        _board = board;
        _clock = clock;
    }

    /// <summary>Transfers begun.</summary>
    public int Transfers { get; private set; }

    /// <summary>Puts a part on a bus.</summary>
    /// <param name="bus">1 or 2.</param>
    /// <param name="chipSelectPin">The pin that selects it.</param>
    /// <param name="target">The part.</param>
    /// <exception cref="SimulationException">The pin selects another part already, or there is no such bus or pin.</exception>
    public void Attach(int bus, int chipSelectPin, ISpiTarget target)
    {
        if (bus is < 1 or > Buses || chipSelectPin is < -1 or >= GpioFabric.Pins)
        {
            _board.Violate($"SPI bus {bus}, chip select {chipSelectPin}: no such place");
        }
        if (_targets[Slot(bus, chipSelectPin)] is not null)
        {
            _board.Violate($"SPI bus {bus}: two parts at chip select {chipSelectPin}");
        }
        _targets[Slot(bus, chipSelectPin)] = target;
    }

    /// <summary>Cuts the part off for the next transfers: it hears nothing, and the data line stays at one level.</summary>
    /// <param name="idleLevel">0x00 for a line that lies low, 0xFF for one that is pulled up.</param>
    /// <param name="count">How many transfers.</param>
    public void FailNext(byte idleLevel, int count = 1)
    {
        _idleLevel = idleLevel;
        _failures = count;
    }

    /// <summary>Opens a place; the device keeps its number for its transfers.</summary>
    internal int Open(SpiConnectionSettings settings)
    {
        if (settings.ChipSelectLine is < -1 or >= GpioFabric.Pins)
        {
            throw new ArgumentException($"chip select {settings.ChipSelectLine}: no such pin");
        }
        int slot = Slot(settings.BusId, settings.ChipSelectLine);
        if (_open[slot])
        {
            throw new SpiDeviceAlreadyInUseException();
        }
        _open[slot] = true;
        return slot;
    }

    internal void Close(int slot) => _open[slot] = false;

    internal void Transfer(int slot, SpiConnectionSettings settings, ReadOnlySpan<byte> write, Span<byte> read, bool isFullDuplex)
    {
        int bytes = isFullDuplex ? Math.Max(write.Length, read.Length) : write.Length + read.Length;
        if (bytes > MostBytes)
        {
            throw new ArgumentException($"{bytes} bytes in one transfer: at most {MostBytes}");
        }
        Transfers++;
        ISpiTarget? target = _targets[slot];
        if (_failures > 0)
        {
            _failures--;
            target = null;
        }
        long byteNs = 8_000_000_000L / Math.Max(1, settings.ClockFrequency);
        int firstRead = isFullDuplex ? 0 : write.Length;
        if (target is null)
        {
            _clock?.Spend(byteNs * bytes);
            read[..Math.Min(read.Length, bytes - firstRead)].Fill(_idleLevel);
            return;
        }
        target.Select(settings.Mode, settings.ClockFrequency);
        for (int i = 0; i < bytes; i++)
        {
            byte answer = target.Exchange(i < write.Length ? write[i] : (byte)0);
            _clock?.Spend(byteNs);
            int at = i - firstRead;
            if ((uint)at < (uint)read.Length)
            {
                read[at] = answer;
            }
        }
        target.Deselect();
    }

    private static int Slot(int bus, int pin) => ((bus - 1) * PlacesPerBus) + pin + 1;
}
