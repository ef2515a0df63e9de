using System.Device.I2c;

namespace EdgeTwin.NanoShim.Fabric;

/// <summary>The I2C buses of a board: parts by address, transfers that take time, and faults to order.</summary>
public sealed class I2cFabric
{
    /// <summary>Buses of an ESP32, counted from 1.</summary>
    public const int Buses = 2;

    private const int AddressesPerBus = 128;
    private const long TimeOutNs = 1_000_000_000;

    private readonly Board _board;
    private readonly IBusClock? _clock;
    private readonly II2cTarget?[] _targets = new II2cTarget?[Buses * AddressesPerBus];
    private readonly int[] _openDevices = new int[Buses];
    private readonly int[] _clocksToFree = new int[Buses];
    private readonly bool[] _hasNoPins = new bool[Buses];
    private I2cTransferStatus _nextStatus = I2cTransferStatus.FullTransfer;
    private byte[] _received = new byte[256];
    private int _failures;
    private int _tearAfterBytes = -1;

    internal I2cFabric(Board board, IBusClock? clock)
    {
        _board = board;
        _clock = clock;
    }

    /// <summary>Transfers that failed, for any reason.</summary>
    public int FailedTransfers { get; private set; }

    /// <summary>Transfers begun.</summary>
    public int Transfers { get; private set; }

    /// <summary>Puts a part on a bus.</summary>
    /// <param name="bus">1 or 2.</param>
    /// <param name="address">Seven bits.</param>
    /// <param name="target">The part.</param>
    /// <exception cref="SimulationException">The address is taken, or there is no such bus or address.</exception>
    public void Attach(int bus, int address, II2cTarget target)
    {
        if (bus is < 1 or > Buses || address is < 0 or >= AddressesPerBus)
        {
            _board.Violate($"I2C bus {bus}, address 0x{address:x2}: no such place");
        }
        if (_targets[Slot(bus, address)] is not null)
        {
            _board.Violate($"I2C bus {bus}: two parts at address 0x{address:x2}");
        }
        _targets[Slot(bus, address)] = target;
    }

    /// <summary>Lets the next transfers fail before any part hears of them.</summary>
    /// <param name="status">What the firmware is to see.</param>
    /// <param name="count">How many transfers.</param>
    public void FailNext(I2cTransferStatus status, int count = 1)
    {
        _nextStatus = status;
        _failures = count;
    }

    /// <summary>Cuts the next transfer short: the part has sent or taken some bytes, the firmware sees a time-out and none of them.</summary>
    /// <param name="afterBytes">Data bytes that still pass.</param>
    public void TearNext(int afterBytes) => _tearAfterBytes = afterBytes;

    /// <summary>Holds the data line down, as a part does that was cut off while sending a 0: every transfer times out.</summary>
    /// <param name="bus">1 or 2.</param>
    /// <param name="clocksToFree">Clock pulses after which the part lets go; nine free any part.</param>
    public void Jam(int bus, int clocksToFree = 9) => _clocksToFree[bus - 1] = clocksToFree;

    /// <summary>Clock pulses given by hand, as a recovery does on the pins while the bus driver is off.</summary>
    /// <param name="bus">1 or 2.</param>
    /// <param name="clocks">How many.</param>
    /// <returns>True where the data line is free.</returns>
    public bool Pulse(int bus, int clocks)
    {
        _clocksToFree[bus - 1] = Math.Max(0, _clocksToFree[bus - 1] - clocks);
        _clock?.Spend(clocks * 10_000L);
        return _clocksToFree[bus - 1] == 0;
    }

    internal bool IsJammed(int bus) => _clocksToFree[bus - 1] > 0;

    /// <summary>A GPIO was opened on a pin of the bus: its driver stays, and moves nothing until one more device is opened.</summary>
    internal void TakePins(int bus) => _hasNoPins[bus - 1] = true;

    // Opening any device sets the bus's pins up anew, and refuses where a GPIO has one of them (nf-interpreter, SetConfig of I2cDevice for ESP32).
    internal void Open(int bus)
    {
        if (_board.Gpio.HoldsPinOf(bus))
        {
            throw new InvalidOperationException($"I2C bus {bus}: one of its pins is open as a GPIO");
        }
        _hasNoPins[bus - 1] = false;
        _openDevices[bus - 1]++;
    }

    internal void Close(int bus) => _openDevices[bus - 1]--;

    internal I2cTransferStatus Transfer(I2cConnectionSettings settings, ReadOnlySpan<byte> write, Span<byte> read)
    {
        if (_openDevices[settings.BusId - 1] == 0)
        {
            throw new InvalidOperationException($"I2C bus {settings.BusId} has no driver: its last device was disposed of");
        }
        Transfers++;
        I2cTransferStatus status = Carry(settings, write, read);
        if (status != I2cTransferStatus.FullTransfer)
        {
            FailedTransfers++;
        }
        return status;
    }

    private static int Slot(int bus, int address) => (bus - 1) * AddressesPerBus + address;

    private I2cTransferStatus Carry(I2cConnectionSettings settings, ReadOnlySpan<byte> write, Span<byte> read)
    {
        if (_clocksToFree[settings.BusId - 1] > 0 || _hasNoPins[settings.BusId - 1])
        {
            _clock?.Spend(TimeOutNs);
            return I2cTransferStatus.ClockStretchTimeout;
        }
        long byteNs = ByteNs(settings.BusSpeed);
        if (_failures > 0)
        {
            _failures--;
            _clock?.Spend(_nextStatus == I2cTransferStatus.ClockStretchTimeout ? TimeOutNs : byteNs);
            return _nextStatus;
        }
        if (_targets[Slot(settings.BusId, settings.DeviceAddress)] is not { } target)
        {
            _clock?.Spend(byteNs);
            return I2cTransferStatus.SlaveAddressNotAcknowledged;
        }
        int mayPass = _tearAfterBytes < 0 ? int.MaxValue : _tearAfterBytes;
        _tearAfterBytes = -1;
        I2cTransferStatus status = Send(target, write, byteNs, ref mayPass);
        if (status == I2cTransferStatus.FullTransfer)
        {
            status = Receive(target, read.Length, byteNs, ref mayPass);
        }
        target.Stop(status == I2cTransferStatus.FullTransfer);
        if (status == I2cTransferStatus.FullTransfer)
        {
            _received.AsSpan(0, read.Length).CopyTo(read); // the native code copies on success only
        }
        if (status == I2cTransferStatus.ClockStretchTimeout)
        {
            _clock?.Spend(TimeOutNs);
        }
        return status;
    }

    private I2cTransferStatus Send(II2cTarget target, ReadOnlySpan<byte> write, long byteNs, ref int mayPass)
    {
        if (write.IsEmpty)
        {
            return I2cTransferStatus.FullTransfer;
        }
        _clock?.Spend(byteNs);
        if (!target.Start(isRead: false))
        {
            return I2cTransferStatus.SlaveAddressNotAcknowledged;
        }
        foreach (byte value in write)
        {
            if (mayPass-- == 0)
            {
                return I2cTransferStatus.ClockStretchTimeout;
            }
            _clock?.Spend(byteNs);
            if (!target.Take(value))
            {
                return I2cTransferStatus.SlaveAddressNotAcknowledged;
            }
        }
        return I2cTransferStatus.FullTransfer;
    }

    private I2cTransferStatus Receive(II2cTarget target, int length, long byteNs, ref int mayPass)
    {
        if (length == 0)
        {
            return I2cTransferStatus.FullTransfer;
        }
        if (_received.Length < length)
        {
            _received = new byte[length];
        }
        _clock?.Spend(byteNs);
        if (!target.Start(isRead: true))
        {
            return I2cTransferStatus.SlaveAddressNotAcknowledged;
        }
        Span<byte> received = _received.AsSpan(0, length);
        IBusClock? clock = _clock;
        int passing = Math.Min(length, mayPass);
        for (int i = 0; i < passing; i++)
        {
            received[i] = target.Send();
            clock?.Spend(byteNs);
        }
        if (passing < length)
        {
            return I2cTransferStatus.ClockStretchTimeout;
        }
        mayPass -= length;
        return I2cTransferStatus.FullTransfer;
    }

    // Eight bits and the acknowledgement.
    private static long ByteNs(I2cBusSpeed speed) => speed switch
    {
        I2cBusSpeed.StandardMode => 90_000,
        I2cBusSpeed.FastMode => 22_500,
        _ => 9_000,
    };
}
