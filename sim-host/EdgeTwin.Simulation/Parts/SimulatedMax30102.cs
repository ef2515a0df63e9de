using EdgeTwin.NanoShim.Fabric;
using EdgeTwin.Simulation.World;

namespace EdgeTwin.Simulation.Parts;

/// <summary>
/// A MAX30102 pulse oximeter at its registers (Maxim datasheet Rev 1, 10/18): picoamperes of photocurrent in, FIFO bytes out.
/// It takes what the datasheet allows and calls everything else a bug of the firmware.
/// </summary>
public sealed class SimulatedMax30102 : II2cTarget, IGpioLine
{
    /// <summary>Its only address, seven bits.</summary>
    public const int Address = 0x57;

    /// <summary>The LED current at which <see cref="IPpgInput"/> states the photocurrent, in microamperes.</summary>
    public const int ReferenceLedMicroamps = 7000;

    private const int FifoData = 0x07;
    private const int ModeRegister = 0x09;
    private const int TemperatureUs = 29_000;

    private readonly VirtualWorld _world;
    private readonly Max30102Options _options;
    private readonly IPpgInput _input;
    private readonly Max30102Registers _registers = new();
    private Max30102Fifo _fifo;
    private long _lostBefore;
    private long _startUs;
    private long _sampleOfRun;
    private long _resetEndsUs = -1;
    private long _temperatureReadyUs = -1;
    private int _pointer;
    private bool _hasPointer;
    private int _fifoBytes;

    /// <summary>A part that has just been powered up, on a bus.</summary>
    /// <param name="world">Its world.</param>
    /// <param name="input">What reaches its photodiode.</param>
    /// <param name="options">Which part; null for the plain one.</param>
    /// <param name="bus">I2C bus, 1 or 2.</param>
    /// <exception cref="SimulationException">The bus has a part at 0x57 already.</exception>
    public SimulatedMax30102(VirtualWorld world, IPpgInput input, Max30102Options? options = null, int bus = 1)
    {
        _world = world;
        _input = input;
        _options = options ?? new Max30102Options();
        _fifo = new Max30102Fifo(_options);
        BrownOut();
        world.Board.I2c.Attach(bus, Address, this);
    }

    /// <summary>False where the part is not worn: no light comes back.</summary>
    public bool HasSkinContact { get; set; } = true;

    /// <summary>True where ambient light is beyond what the part cancels: ALC_OVF with every sample.</summary>
    public bool IsAmbientTooBright { get; set; }

    /// <summary>True where the part goes on answering but converts no more.</summary>
    public bool IsFifoStuck { get; set; }

    /// <summary>Die temperature in sixteenths of a degree Celsius.</summary>
    public int DieTemperatureSixteenths { get; set; } = 30 * 16;

    /// <summary>Samples converted since the world began, lost ones included.</summary>
    public long Produced { get; private set; }

    /// <summary>Samples that no reader can get any more: the FIFO was full, or was cleared or overwritten with them inside.</summary>
    public long Lost => _lostBefore + _fifo.Lost;

    /// <summary>Samples waiting.</summary>
    public int Unread => _fifo.Unread;

    /// <summary>Samples asked for that were not there.</summary>
    public int EmptyReads => _fifo.EmptyReads;

    /// <summary>Current through the red LED while it is lit, in microamperes; 0 where the part rests.</summary>
    public int RedMicroamps => IsConverting ? _registers[RedCurrent] * 200 : 0;

    /// <summary>Current through the infrared LED while it is lit, in microamperes; 0 where the part rests.</summary>
    public int InfraredMicroamps => IsConverting ? _registers[InfraredCurrent] * 200 : 0;

    /// <summary>The INT pin: open drain, low while an enabled interrupt is pending.</summary>
    public bool IsHigh
    {
        get
        {
            CatchUp();
            return _registers.PendingInterrupts == 0;
        }
    }

    // Modules that give infrared first have the two LEDs wired the other way round: LED1 is infrared.
    private int RedCurrent => _options.InfraredFirst ? 0x0D : 0x0C;

    private int InfraredCurrent => _options.InfraredFirst ? 0x0C : 0x0D;

    private bool IsConverting => _registers.Channels > 0 && (_registers[ModeRegister] & 0x80) == 0;

    /// <summary>The supply fails and comes back: every register at its reset value, PWR_RDY set, the FIFO empty.</summary>
    public void BrownOut()
    {
        ClearAll();
        _registers.RaiseStatus1(0x01);
    }

    bool II2cTarget.Start(bool isRead)
    {
        CatchUp();
        _fifoBytes = 0;
        _hasPointer |= isRead;
        if (!isRead)
        {
            _hasPointer = false;
        }
        return !(IsResetting && _options.RefusesDuringReset);
    }

    bool II2cTarget.Take(byte value)
    {
        CatchUp();
        if (!_hasPointer)
        {
            _pointer = value;
            _hasPointer = true;
            return true;
        }
        if (IsResetting)
        {
            _world.Board.Violate($"MAX30102: register 0x{_pointer:x2} written before the reset has ended (MODE bit 6)");
        }
        Write(_pointer, value);
        Step();
        return true;
    }

    byte II2cTarget.Send()
    {
        CatchUp();
        if (IsResetting)
        {
            if (_pointer != ModeRegister)
            {
                _world.Board.Violate($"MAX30102: register 0x{_pointer:x2} read before the reset has ended (MODE bit 6)");
            }
            return 0x40;
        }
        byte value = _pointer == FifoData ? SendFifo() : Read(_pointer);
        Step();
        return value;
    }

    void II2cTarget.Stop(bool isWhole)
    {
        int sampleBytes = Math.Max(1, _registers.Channels) * 3;
        if (isWhole && _fifoBytes % sampleBytes != 0)
        {
            _world.Board.Violate($"MAX30102: FIFO burst of {_fifoBytes} bytes; a sample has {sampleBytes}");
        }
    }

    private bool IsResetting => _resetEndsUs >= 0;

    private void Step()
    {
        if (_pointer != FifoData && _pointer < 0xFF)
        {
            _pointer++;
        }
    }

    private byte Read(int register)
    {
        switch (register)
        {
            case 0x00:
            case 0x01:
                return _registers.TakeStatus(register);
            case 0x04:
                return (byte)_fifo.WritePointer;
            case 0x05:
                return (byte)_fifo.Overflow;
            case 0x06:
                return (byte)_fifo.ReadPointer;
            case 0x20:
                _registers.ClearTemperatureReady();
                return _registers[register];
            case 0xFE:
                return _options.RevisionId;
            case 0xFF:
                return _options.PartId;
            default:
                if (!Max30102Registers.Exists(register))
                {
                    _world.Board.Violate($"MAX30102: register 0x{register:x2} is not in the datasheet");
                }
                return _registers[register];
        }
    }

    private byte SendFifo()
    {
        int channels = Math.Max(1, _registers.Channels);
        int place = _fifoBytes % (channels * 3);
        if (place == 0)
        {
            _fifo.Pop().CopyTo(_sending);
            _registers.ClearSampleReady();
        }
        _fifoBytes++;
        return (byte)(_sending[place / 3] >> (16 - place % 3 * 8));
    }

    private readonly int[] _sending = new int[Max30102Fifo.MostChannels];

    private void Write(int register, byte value)
    {
        switch (register)
        {
            case 0x04:
                MovePointers(value, _fifo.Overflow, _fifo.ReadPointer);
                return;
            case 0x05:
                MovePointers(_fifo.WritePointer, value, _fifo.ReadPointer);
                return;
            case 0x06:
                MovePointers(_fifo.WritePointer, _fifo.Overflow, value);
                return;
            case ModeRegister when (value & 0x40) != 0:
                ClearAll();
                _resetEndsUs = _world.Clock.NowUs + _options.ResetUs;
                return;
            case 0x21 when (value & 1) != 0:
                _temperatureReadyUs = IsConverting ? _world.Clock.NowUs + TemperatureUs : -1;
                _registers[0x21] = _options.TemperatureEnableClearsEarly ? (byte)0 : (byte)1;
                return;
        }
        if (!Max30102Registers.MayBeWritten(register))
        {
            _world.Board.Violate($"MAX30102: register 0x{register:x2} is written, which the datasheet does not offer");
        }
        if (register == ModeRegister && (value & 7) is not (0 or 2 or 3 or 7))
        {
            _world.Board.Violate($"MAX30102: mode {value & 7} is reserved");
        }
        bool isTiming = register is 0x08 or ModeRegister or 0x0A;
        bool wasConverting = IsConverting;
        byte before = _registers[register];
        _registers[register] = value;
        _registers.LimitRate();
        if (register == ModeRegister && (value & 0x80) != 0)
        {
            _registers.ClearInterrupts();
        }
        if (isTiming && (before != _registers[register] || wasConverting != IsConverting))
        {
            Restart();
        }
    }

    // Pointers moved apart keep the samples between them; set to one place they drop them.
    private void MovePointers(int write, int overflow, int read)
    {
        int before = _fifo.Unread;
        _fifo.SetPointers(write, overflow, read);
        _lostBefore += Math.Max(0, before - _fifo.Unread);
    }

    private void ClearAll()
    {
        _lostBefore += _fifo.Lost + _fifo.Unread;
        _fifo = new Max30102Fifo(_options);
        _registers.Reset();
        _resetEndsUs = -1;
        _temperatureReadyUs = -1;
        Restart();
    }

    private void Restart()
    {
        _startUs = _world.Clock.NowUs;
        _sampleOfRun = 0;
    }

    private void CatchUp()
    {
        long now = _world.Clock.NowUs;
        if (_resetEndsUs >= 0 && now >= _resetEndsUs)
        {
            _resetEndsUs = -1;
        }
        if (_temperatureReadyUs >= 0 && now >= _temperatureReadyUs)
        {
            _temperatureReadyUs = -1;
            _registers.SetTemperature(DieTemperatureSixteenths);
        }
        if (!IsConverting)
        {
            return;
        }
        // FIFO rate = conversions a second / averaged conversions.
        long average = _registers.Averaging;
        while (_startUs + (_sampleOfRun + 1) * average * 1_000_000 / _registers.RateHz is var due && due <= now)
        {
            _sampleOfRun++;
            if (!IsFifoStuck)
            {
                Convert(due);
            }
        }
    }

    private void Convert(long dueUs)
    {
        int average = _registers.Averaging;
        long red = 0;
        long infrared = 0;
        for (int i = average - 1; i >= 0; i--)
        {
            _input.At(dueUs - i * 1_000_000L / _registers.RateHz, out int redPa, out int irPa);
            red += _registers.Convert(HasSkinContact ? redPa : 0, _registers[RedCurrent]);
            infrared += _registers.Convert(HasSkinContact ? irPa : 0, _registers[InfraredCurrent]);
        }
        Span<int> channels = stackalloc int[Max30102Fifo.MostChannels];
        _registers.Arrange((int)(red / average), (int)(infrared / average), _options.InfraredFirst, channels);
        Produced++;
        _fifo.Push(channels, _registers.Rollover);
        _registers.RaiseStatus1(IsAmbientTooBright ? 0x60 : 0x40);
        if (_fifo.Unread >= Max30102Fifo.Depth - _registers.AlmostFullFree)
        {
            _registers.NoteAlmostFull();
        }
        else
        {
            _registers.NoteRoom();
        }
    }
}
