using System.Device.Spi;

namespace EdgeTwin.NanoShim.Fabric;

/// <summary>The SPI buses of a board: parts by chip select, transfers that take time, and faults to order.</summary>
public sealed class SpiFabric
{
    /// <summary>Buses of an ESP32 that firmware may use, counted from 1.</summary>
    public const int Buses = 2;

    /// <summary>Longest transfer of nanoFramework's driver for ESP32, in bytes.</summary>
    public const int MostBytes = 16384;

    private readonly Board _board;
    private readonly IBusClock? _clock;
    private readonly Dictionary<(int Bus, int Pin), ISpiTarget> _targets = [];
    private readonly HashSet<(int Bus, int Pin)> _open = [];
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
    /// <exception cref="SimulationException">The pin selects another part already.</exception>
    public void Attach(int bus, int chipSelectPin, ISpiTarget target)
    {
        if (!_targets.TryAdd((bus, chipSelectPin), target))
        {
            _board.Violate($"SPI bus {bus}: two parts at chip select {chipSelectPin}");
        }
    }

    /// <summary>Cuts the part off for the next transfers: it hears nothing, and the data line stays at one level.</summary>
    /// <param name="idleLevel">0x00 for a line that lies low, 0xFF for one that is pulled up.</param>
    /// <param name="count">How many transfers.</param>
    public void FailNext(byte idleLevel, int count = 1)
    {
        _idleLevel = idleLevel;
        _failures = count;
    }

    internal void Open(SpiConnectionSettings settings)
    {
        if (!_open.Add((settings.BusId, settings.ChipSelectLine)))
        {
            throw new SpiDeviceAlreadyInUseException();
        }
    }

    internal void Close(SpiConnectionSettings settings) => _open.Remove((settings.BusId, settings.ChipSelectLine));

    internal void Transfer(SpiConnectionSettings settings, ReadOnlySpan<byte> write, Span<byte> read, bool isFullDuplex)
    {
        int bytes = isFullDuplex ? Math.Max(write.Length, read.Length) : write.Length + read.Length;
        if (bytes > MostBytes)
        {
            throw new ArgumentException($"{bytes} bytes in one transfer: at most {MostBytes}");
        }
        Transfers++;
        ISpiTarget? target = _targets.GetValueOrDefault((settings.BusId, settings.ChipSelectLine));
        if (_failures > 0)
        {
            _failures--;
            target = null;
        }
        long byteNs = 8_000_000_000L / Math.Max(1, settings.ClockFrequency);
        int firstRead = isFullDuplex ? 0 : write.Length;
        target?.Select(settings.Mode, settings.ClockFrequency);
        for (int i = 0; i < bytes; i++)
        {
            byte answer = target?.Exchange(i < write.Length ? write[i] : (byte)0) ?? _idleLevel;
            _clock?.Spend(byteNs);
            if (i >= firstRead && i - firstRead < read.Length)
            {
                read[i - firstRead] = answer;
            }
        }
        target?.Deselect();
    }
}
