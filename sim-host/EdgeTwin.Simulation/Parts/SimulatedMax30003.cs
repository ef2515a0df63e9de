using System.Device.Spi;
using EdgeTwin.NanoShim.Fabric;
using EdgeTwin.Simulation.World;

namespace EdgeTwin.Simulation.Parts;

/// <summary>
/// A MAX30003 ECG front end at its registers (Maxim datasheet Rev 0, 6/16): microvolts between the electrodes in, tagged FIFO
/// words out. It takes what the datasheet allows and calls everything else a bug of the firmware.
/// </summary>
public sealed class SimulatedMax30003 : ISpiTarget, IGpioLine
{
    private const int HighestClockHz = 12_000_000;
    private const int FastAfterMs = 125;
    private const int FastForMs = 500;

    private readonly VirtualWorld _world;
    private readonly Max30003Options _options;
    private readonly IEcgInput _input;
    private readonly Max30003Registers _registers = new();
    private readonly HighPass _analogue = new();
    private readonly HighPass _digital = new();
    private readonly Max30003LeadOff _leadOff;
    private Max30003Fifo _fifo;
    private long _lostBefore;
    private int _latchedStatus;
    private bool _isInfoInvalid;
    private long _startUs;
    private long _sampleOfRun;
    private long _lockedUs;
    private int _overThreshold;
    private int _fastSamplesLeft;
    private int _clockedBytes;
    private byte _command;
    private int _word;
    private bool _mustStep;

    /// <summary>A part that has just been powered up, on a bus.</summary>
    /// <param name="world">Its world.</param>
    /// <param name="input">What stands at its electrodes.</param>
    /// <param name="options">Which part and board; null for the plain one.</param>
    /// <param name="bus">SPI bus, 1 or 2.</param>
    /// <param name="chipSelectPin">The pin that selects it.</param>
    /// <exception cref="SimulationException">The pin selects another part.</exception>
    public SimulatedMax30003(VirtualWorld world, IEcgInput input, Max30003Options? options = null, int bus = 1, int chipSelectPin = 5)
    {
        _world = world;
        _input = input;
        _options = options ?? new Max30003Options();
        _leadOff = new Max30003LeadOff(_options.LeadOffUs);
        _fifo = new Max30003Fifo(_options);
        BrownOut();
        world.Board.Spi.Attach(bus, chipSelectPin, this);
    }

    /// <summary>Impedance of the positive electrode, in kiloohms; a dry one has thousands, an open one a million.</summary>
    public int PositiveKilohms { get; set; } = 50;

    /// <summary>Impedance of the negative electrode, in kiloohms.</summary>
    public int NegativeKilohms { get; set; } = 50;

    /// <summary>Where set, it moves both impedances at every conversion; else they stay as set.</summary>
    public IElectrodes? Electrodes { get; init; }

    /// <summary>True where the part goes on answering but converts no more.</summary>
    public bool IsFifoStuck { get; set; }

    /// <summary>Samples converted since the world began, lost ones included.</summary>
    public long Produced { get; private set; }

    /// <summary>Samples that no reader can get any more: overflowed, or cleared.</summary>
    public long Lost => _lostBefore + _fifo.Lost;

    /// <summary>Words waiting; 0 after an overflow.</summary>
    public int Unread => _fifo.HasOverflowed ? 0 : _fifo.Unread;

    /// <summary>Words asked for that were not there.</summary>
    public int EmptyReads => _fifo.EmptyReads;

    /// <summary>The INTB pin, low while an enabled interrupt is pending.</summary>
    public bool IsHigh
    {
        get
        {
            CatchUp();
            return (Status() & _registers[0x02] & 0xFFFF00) == 0;
        }
    }

    private bool IsUnlocked => _registers.IsEcgOn && _world.Clock.NowUs < _lockedUs;

    /// <summary>The supply fails and comes back: every register at its reset value, the converter off.</summary>
    public void BrownOut() => Reset();

    /// <summary>The clock is lost for a while, as by a knock on the oscillator: PLLINT comes up.</summary>
    /// <param name="microseconds">How long.</param>
    public void Unlock(long microseconds)
    {
        CatchUp();
        _lockedUs = _world.Clock.NowUs + microseconds;
    }

    void ISpiTarget.Select(SpiMode mode, int clockHz)
    {
        if (mode is not (SpiMode.Mode0 or SpiMode.Mode3) || clockHz > HighestClockHz)
        {
            _world.Board.Violate($"MAX30003: SPI {mode} at {clockHz} Hz; it takes modes 0 and 3 up to {HighestClockHz} Hz");
        }
        _clockedBytes = 0;
        _mustStep = false;
    }

    byte ISpiTarget.Exchange(byte sent)
    {
        FinishStep();
        CatchUp();
        int place = _clockedBytes++;
        if (place == 0)
        {
            Decode(sent);
            return 0;
        }
        bool isRead = (_command & 1) != 0;
        int register = _command >> 1;
        int byteOfWord = (place - 1) % 3;
        if (!isRead)
        {
            _word = (_word << 8) | sent;
            if (place == 3)
            {
                Write(register, _word & 0xFFFFFF);
            }
            return 0;
        }
        if (byteOfWord == 0)
        {
            _word = Read(register);
        }
        if (byteOfWord == 2 && register is (0x20 or 0x21))
        {
            _mustStep = _options.StepsAtClock32;
            if (!_mustStep)
            {
                _fifo.Step();
            }
        }
        return (byte)(_word >> (16 - byteOfWord * 8));
    }

    void ISpiTarget.Deselect()
    {
        FinishStep();
        bool isBurst = _command == ((0x20 << 1) | 1);
        bool isWhole = isBurst ? _clockedBytes >= 4 && (_clockedBytes - 1) % 3 == 0 : _clockedBytes == 4;
        if (!isWhole)
        {
            _world.Board.Violate($"MAX30003: {_clockedBytes} bytes under one chip select; a frame has 4, a burst 1 + 3 a word");
        }
    }

    private void FinishStep()
    {
        if (_mustStep)
        {
            CatchUp(); // a sample that fell due before the last clock still found the word in its place
            _fifo.Step();
            _mustStep = false;
        }
    }

    private void Decode(byte sent)
    {
        _command = sent;
        _word = 0;
        int register = sent >> 1;
        if (!Max30003Registers.Exists(register))
        {
            _world.Board.Violate($"MAX30003: register 0x{register:x2} is not in the datasheet");
        }
        if ((sent & 1) == 0 && register is (0x01 or 0x0F or 0x20 or 0x21 or 0x25))
        {
            _world.Board.Violate($"MAX30003: register 0x{register:x2} is written, which the datasheet does not offer");
        }
    }

    private int Read(int register)
    {
        bool isFirst = _isInfoInvalid;
        _isInfoInvalid = false;
        switch (register)
        {
            case 0x01:
                int status = Status();
                _latchedStatus = 0;
                _leadOff.Clear();
                return status;
            case 0x0F:
                // Not to be trusted as the first command after power-up or SW_RST.
                return isFirst ? 0 : (_options.InfoPattern << 20) | (_options.RevisionId << 16) | 0x3000;
            case 0x20:
            case 0x21:
                return _fifo.Peek();
            default:
                return _registers[register];
        }
    }

    private void Write(int register, int value)
    {
        _isInfoInvalid = false;
        switch (register)
        {
            case 0x08 when value == 0:
                Reset();
                return;
            case 0x09 when value == 0:
                ClearFifo();
                _analogue.Clear();
                _digital.Clear();
                Restart();
                _input.OnSynchronised(_startUs);
                return;
            case 0x0A when value == 0:
                ClearFifo();
                return;
            case 0x00 or 0x08 or 0x09 or 0x0A or 0x7F:
                return; // a command with data does nothing
        }
        bool wasOn = _registers.IsEcgOn;
        int milliHz = _registers.MilliHz;
        _registers[register] = value;
        _registers.LimitLowPass();
        Check();
        if (!wasOn && _registers.IsEcgOn)
        {
            _lockedUs = _world.Clock.NowUs + _options.PllLockUs;
        }
        if (wasOn != _registers.IsEcgOn || milliHz != _registers.MilliHz)
        {
            Restart();
        }
    }

    private void Check()
    {
        if (_registers.BreaksSubjectRule)
        {
            _world.Board.Violate("MAX30003: the calibration source is on while an input switch is closed, which the datasheet forbids on a subject");
        }
        if (_registers.IsBiasedWithoutEcg)
        {
            _world.Board.Violate("MAX30003: EN_RBIAS without EN_ECG");
        }
        if (_registers.IsEcgOn && _registers.IsRateReserved)
        {
            _world.Board.Violate("MAX30003: this RATE is reserved with this FMSTR");
        }
    }

    private void Reset()
    {
        _lostBefore += _fifo.Lost + (_fifo.HasOverflowed ? 0 : _fifo.Unread);
        _fifo = new Max30003Fifo(_options);
        _registers.Reset();
        _latchedStatus = 0;
        _isInfoInvalid = true;
        _leadOff.Clear();
        Restart();
    }

    private void ClearFifo() => _fifo.Clear();

    private void Restart()
    {
        _startUs = _world.Clock.NowUs;
        _sampleOfRun = 0;
        _overThreshold = 0;
        _fastSamplesLeft = 0;
    }

    private int Status()
    {
        int live = (_fifo.Unread >= _registers.InterruptWords ? 1 << 23 : 0)
            | (_fifo.HasOverflowed ? 1 << 22 : 0)
            | (_fastSamplesLeft > 0 ? 1 << 21 : 0)
            | (IsUnlocked ? 1 << 8 : 0);
        return live | _latchedStatus | _leadOff.Flags(_registers, PositiveKilohms, NegativeKilohms, _world.Clock.NowUs);
    }

    private void CatchUp()
    {
        long now = _world.Clock.NowUs;
        if (IsUnlocked)
        {
            _latchedStatus |= 1 << 8;
        }
        if (!_registers.IsEcgOn)
        {
            return; // no lead-off without it either
        }
        while (_startUs + (_sampleOfRun + 1) * 1_000_000_000 / _registers.MilliHz is var due && due <= now)
        {
            _sampleOfRun++;
            if (!IsFifoStuck)
            {
                Convert(due);
            }
        }
        _leadOff.Watch(_registers, PositiveKilohms, NegativeKilohms, now);
    }

    private void Convert(long dueUs)
    {
        if (Electrodes is { } electrodes)
        {
            electrodes.ImpedancesAt(dueUs, out int positive, out int negative);
            PositiveKilohms = positive;
            NegativeKilohms = negative;
            _leadOff.Watch(_registers, positive, negative, dueUs);
        }
        double microvolts = _registers.IsPositiveOpen || _registers.IsNegativeOpen ? _registers.CalibrationUv(dueUs - _startUs) : _input.MicrovoltsAt(dueUs);
        if (!_registers.IsPositiveOpen && !_registers.IsNegativeOpen)
        {
            // The lead-off currents lift a bad electrode: with an open one the input leaves its +-300 mV. What lies below the
            // capacitors at the inputs keep out.
            int sign = _registers.PullsPositiveDown ? -1 : 1;
            long lift = _registers.HasLeadOff ? (long)_registers.LeadOffNa * ((long)PositiveKilohms + NegativeKilohms) : 0;
            microvolts += lift > 300_000 ? sign * Math.Min(lift, 1_000_000) : 0;
        }
        double periodS = 1000.0 / _registers.MilliHz;
        if (_options.ChpfNanofarads > 0)
        {
            microvolts = _analogue.Step(microvolts, periodS, 450_000.0 * _options.ChpfNanofarads * 1e-9);
        }
        if (_registers.HasDigitalHighPass)
        {
            microvolts = _digital.Step(microvolts, periodS, 1 / (2 * Math.PI * 0.5));
        }
        double exact = microvolts * 131072 * _registers.Gain / 1_000_000;
        int code = (int)Math.Clamp(Math.Round(exact), -131072, 131071);
        bool isFast = StepFastRecovery(code);
        Produced++;
        _fifo.Push(code, isFast);
        _latchedStatus |= 1 << 9;
    }

    private bool StepFastRecovery(int code)
    {
        if (_fastSamplesLeft > 0)
        {
            _fastSamplesLeft--;
            if (_fastSamplesLeft == 0)
            {
                _analogue.Clear(); // what the recovery is for: the capacitor now holds the offset
            }
            return true;
        }
        bool isOver = Math.Abs(code) > _registers.FastThreshold && _registers.FastMode == 2;
        _overThreshold = isOver ? _overThreshold + 1 : 0;
        if (_overThreshold > (long)FastAfterMs * _registers.MilliHz / 1_000_000)
        {
            _overThreshold = 0;
            _fastSamplesLeft = (int)((long)FastForMs * _registers.MilliHz / 1_000_000);
            _latchedStatus |= 1 << 21;
        }
        return _registers.FastMode == 1;
    }
}
