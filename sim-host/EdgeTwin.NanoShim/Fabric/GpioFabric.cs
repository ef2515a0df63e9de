using System.Device.Gpio;

namespace EdgeTwin.NanoShim.Fabric;

/// <summary>The digital pins of a board.</summary>
public sealed class GpioFabric
{
    /// <summary>One above the highest pin (ESP32-S3: 48).</summary>
    public const int Pins = 49;

    private readonly Board _board;
    private readonly IGpioLine?[] _lines = new IGpioLine?[Pins];
    private readonly GpioPin?[] _open = new GpioPin?[Pins];
    private readonly bool[] _driven = new bool[Pins];
    private readonly bool[] _lastLevel = new bool[Pins];

    internal GpioFabric(Board board) => _board = board;

    /// <summary>Lets something outside drive a pin.</summary>
    /// <param name="pin">GPIO number.</param>
    /// <param name="line">What drives it.</param>
    /// <exception cref="SimulationException">The pin is driven already, or no pin of the board.</exception>
    public void Attach(int pin, IGpioLine line)
    {
        if (pin is < 0 or >= Pins || _lines[pin] is not null)
        {
            _board.Violate($"GPIO {pin}: no such pin, or driven by another part");
        }
        _lines[pin] = line;
        _lastLevel[pin] = line.IsHigh;
    }

    /// <summary>The level that the firmware drives.</summary>
    /// <param name="pin">GPIO number.</param>
    /// <returns>True where high.</returns>
    public bool IsDrivenHigh(int pin) => _driven[pin];

    /// <summary>Tells listeners of every pin that changed since the last poll; the world calls it as time passes.</summary>
    public void PollEdges()
    {
        for (int pin = 0; pin < Pins; pin++)
        {
            if (_open[pin] is { HasListener: true } open && _lines[pin] is { } line && line.IsHigh != _lastLevel[pin])
            {
                _lastLevel[pin] = !_lastLevel[pin];
                open.OnEdge(_lastLevel[pin]);
            }
        }
    }

    internal GpioPin Open(int pin)
    {
        if (pin is < 0 or >= Pins || _open[pin] is not null)
        {
            throw new InvalidOperationException();
        }
        TakeFromBus(pin);
        return _open[pin] = new GpioPin(this, pin);
    }

    internal bool HoldsPinOf(int i2cBus)
    {
        for (int pin = 0; pin < Pins; pin++)
        {
            if (_open[pin] is not null && I2cBusOf(pin) == i2cBus)
            {
                return true;
            }
        }
        return false;
    }

    internal bool Close(int pin)
    {
        GpioPin? open = _open[pin];
        _open[pin] = null;
        open?.Dispose();
        return open is not null;
    }

    internal void CloseAll()
    {
        for (int pin = 0; pin < Pins; pin++)
        {
            _ = Close(pin);
        }
    }

    // A pin that nothing drives follows its pull; one without a pull reads low.
    internal bool Level(int pin, PinMode mode)
    {
        int bus = _board.Pins.I2cBusByData(pin);
        bool isHeldDown = bus > 0 && _board.I2c.IsJammed(bus);
        return !isHeldDown && (_lines[pin]?.IsHigh ?? (mode == PinMode.InputPullUp || _driven[pin]));
    }

    internal void Drive(int pin, bool isHigh)
    {
        bool isPulse = isHigh && !_driven[pin];
        _driven[pin] = isHigh;
        int bus = isPulse ? _board.Pins.I2cBusByClock(pin) : 0;
        if (bus > 0)
        {
            _ = _board.I2c.Pulse(bus, 1);
        }
    }

    // The bus does not hold its pins against a GPIO; it merely does not work without them.
    private void TakeFromBus(int pin)
    {
        int bus = I2cBusOf(pin);
        if (bus > 0)
        {
            _board.I2c.TakePins(bus);
        }
    }

    private int I2cBusOf(int pin) => Math.Max(_board.Pins.I2cBusByData(pin), _board.Pins.I2cBusByClock(pin));
}
