using System.Diagnostics.CodeAnalysis;

namespace EdgeTwin.NanoShim.Fabric;

/// <summary>
/// The wires of one simulated board. What nanoFramework reaches by static calls is here the current thread's board, so that
/// campaigns run side by side. A device that was opened keeps its board, wherever it is called from.
/// </summary>
public sealed class Board
{
    [ThreadStatic]
    private static Board? _current;

    private readonly List<string> _violations = [];

    /// <summary>A board without parts.</summary>
    /// <param name="clock">The time that transfers take from; null lets them take none.</param>
    public Board(IBusClock? clock = null)
    {
        I2c = new I2cFabric(this, clock);
        Spi = new SpiFabric(this, clock);
        Gpio = new GpioFabric(this);
        Adc = new AdcFabric(this);
        Wifi = new WifiFabric();
        Mqtt = new MqttFabric(Wifi);
        Files = new FileFabric();
        Timers = new TimerFabric();
        Pins = new PinFabric(this);
    }

    /// <summary>The current thread's board.</summary>
    /// <exception cref="InvalidOperationException">None was entered.</exception>
    public static Board Current => _current ?? throw new InvalidOperationException("No board on this thread: enter one with Board.Enter() before the firmware opens a device");

    /// <summary>Its I2C buses.</summary>
    public I2cFabric I2c { get; }

    /// <summary>Its SPI buses.</summary>
    public SpiFabric Spi { get; }

    /// <summary>Its digital pins.</summary>
    public GpioFabric Gpio { get; }

    /// <summary>Its analogue inputs.</summary>
    public AdcFabric Adc { get; }

    /// <summary>Its Wi-Fi station.</summary>
    public WifiFabric Wifi { get; }

    /// <summary>Its way into a network.</summary>
    public MqttFabric Mqtt { get; }

    /// <summary>Its flash file system.</summary>
    public FileFabric Files { get; }

    /// <summary>What the firmware routed to its pins.</summary>
    public PinFabric Pins { get; }

    /// <summary>Its managed timers.</summary>
    public TimerFabric Timers { get; }

    /// <summary>What time it is on the board, microseconds since it started; 0 for a board without a clock.</summary>
    public Func<long>? Clock { get; set; }

    /// <summary>Times that the firmware asked to be started anew.</summary>
    public int RebootRequests { get; private set; }

    internal long MicrosecondsSinceBoot => Clock?.Invoke() ?? 0;

    /// <summary>Every violation so far: firmware that catches all exceptions does not hide one.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>Makes this the current thread's board until what is returned is disposed of; boards nest.</summary>
    /// <returns>Puts back the board before.</returns>
    public IDisposable Enter()
    {
        Scope scope = new(_current);
        _current = this;
        return scope;
    }

    internal void RequestReboot() => RebootRequests++;

    /// <summary>Notes a violation and throws it.</summary>
    /// <param name="message">The part, what was done, and what is wanted.</param>
    /// <exception cref="SimulationException">Always.</exception>
    [DoesNotReturn]
    public void Violate(string message)
    {
        _violations.Add(message);
        throw new SimulationException(message);
    }

    private sealed class Scope(Board? before) : IDisposable
    {
        public void Dispose() => _current = before;
    }
}
