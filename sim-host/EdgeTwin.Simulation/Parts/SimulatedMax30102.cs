using EdgeTwin.NanoShim.Fabric;
using EdgeTwin.Simulation.World;

namespace EdgeTwin.Simulation.Parts;

/// <summary>
/// A MAX30102 pulse oximeter at its registers (Maxim datasheet Rev 1, 10/18): picoamperes of photocurrent in, FIFO bytes out.
/// It takes what the datasheet allows and calls everything else a bug of the firmware.
/// </summary>
public sealed partial class SimulatedMax30102 : II2cTarget, IGpioLine
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
    private readonly int[] _converted = new int[Max30102Fifo.MostChannels];
    private Max30102Fifo _fifo;
    private long _lostBefore;
    private long _startUs;
    private long _sampleOfRun;
    private long _nextDueUs = long.MaxValue;
    private long _nextEventNs = long.MaxValue;
    private long _resetEndsUs = -1;
    private long _temperatureReadyUs = -1;
    private int _pointer;
    private bool _hasPointer;
    private int _fifoBytes;
    private int[] _sending = [];
    private int _channel;
    private int _shift;
    private int _stuckRedCode = -1;
    private int _stuckInfraredCode = -1;

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

    /// <summary>What the red LED still gives of its light when new, per mille: 0 for one that is dead.</summary>
    public int RedOutputPermille { get; set; } = 1000;

    /// <summary>What the infrared LED still gives of its light when new, per mille.</summary>
    public int InfraredOutputPermille { get; set; } = 1000;

    /// <summary>True where the LEDs' drivers stay at the current that they have now, whatever their registers say.</summary>
    public bool IsLedCurrentStuck
    {
        get => _stuckRedCode >= 0;
        set
        {
            _stuckRedCode = value ? _registers[RedCurrent] : -1;
            _stuckInfraredCode = value ? _registers[InfraredCurrent] : -1;
        }
    }

    /// <summary>The room's light and warmth; null for darkness at <see cref="DieTemperatureSixteenths"/>.</summary>
    public IPpgSurroundings? Surroundings { get; set; }

    /// <summary>Die temperature in sixteenths of a degree Celsius, LEDs or not, where no <see cref="Surroundings"/> say otherwise.</summary>
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
    public int RedMicroamps => _registers.IsConverting ? _registers[RedCurrent] * 200 : 0;

    /// <summary>Current through the infrared LED while it is lit, in microamperes; 0 where the part rests.</summary>
    public int InfraredMicroamps => _registers.IsConverting ? _registers[InfraredCurrent] * 200 : 0;

    /// <summary>Current through both LEDs on average, in microamperes: what each carries, for its pulse's width, at each conversion.</summary>
    public double MeanLedMicroamps => (RedMicroamps + (_registers.Channels > 1 ? InfraredMicroamps : 0)) * (_registers.PulseWidthUs * _registers.RateHz / 1e6);

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

    /// <summary>The supply fails and comes back: every register at its reset value, PWR_RDY set, the FIFO empty.</summary>
    public void BrownOut()
    {
        ClearAll();
        _registers.RaiseStatus1(0x01);
    }

    private bool IsResetting => _resetEndsUs >= 0;

    private void ClearAll()
    {
        _lostBefore += _fifo.Lost + _fifo.Unread;
        _fifo = new Max30102Fifo(_options);
        _registers.Reset();
        _resetEndsUs = -1;
        _temperatureReadyUs = -1;
        Restart();
    }
}
