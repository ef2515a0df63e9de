using EdgeTwin.NanoShim.Fabric;
using EdgeTwin.Simulation.World;

namespace EdgeTwin.Simulation.Parts;

/// <summary>
/// A MAX30003 ECG front end at its registers (Maxim datasheet Rev 0, 6/16): microvolts between the electrodes in, tagged FIFO
/// words out. It takes what the datasheet allows and calls everything else a bug of the firmware.
/// </summary>
public sealed partial class SimulatedMax30003 : ISpiTarget, IGpioLine
{
    private const int HighestClockHz = 12_000_000;
    private const int FastAfterMs = 125;
    private const int FastForMs = 500;
    private const int StatusUnlocked = 1 << 8;

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
    private long _nextDueNs = long.MaxValue;
    private long _lockedUs;
    private int _overThreshold;
    private int _fastSamplesLeft;
    private int _clockedBytes;
    private int _byteOfWord;
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

    /// <summary>True where the calibration source gives nothing: the self-test finds no wave.</summary>
    public bool IsCalibrationDead { get; set; }

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
        LockAfter(microseconds);
    }

    // PLLINT is latched: a loss that nobody looked at while it lasted still shows once.
    private void LockAfter(long microseconds)
    {
        _lockedUs = _world.Clock.NowUs + microseconds;
        _latchedStatus |= IsUnlocked ? StatusUnlocked : 0;
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
}
