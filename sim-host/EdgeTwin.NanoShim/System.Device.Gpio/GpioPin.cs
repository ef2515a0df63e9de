using EdgeTwin.NanoShim.Fabric;

namespace System.Device.Gpio;

/// <summary>A pin (System.Device.Gpio, GpioPin.cs). Edges reach <see cref="ValueChanged"/> when the world polls them, not in between.</summary>
public sealed class GpioPin : IDisposable
{
    private readonly GpioFabric _fabric;
    private PinMode _mode;
    private bool _disposed;

    internal GpioPin(GpioFabric fabric, int pinNumber)
    {
        _fabric = fabric;
        PinNumber = pinNumber;
    }

    /// <summary>Hears of edges.</summary>
    public event PinValueChangedEventHandler? ValueChanged;

    /// <summary>GPIO number.</summary>
    public int PinNumber { get; }

    /// <summary>What it does.</summary>
    /// <returns>The mode last set.</returns>
    public PinMode GetPinMode() => _disposed ? throw new ObjectDisposedException(nameof(GpioPin)) : _mode;

    /// <summary>Says what it is to do.</summary>
    /// <param name="value">The mode.</param>
    public void SetPinMode(PinMode value) => _mode = value;

    /// <summary>Reads its level.</summary>
    /// <returns>The level.</returns>
    public PinValue Read() => _fabric.Level(PinNumber, _mode);

    /// <summary>Drives it.</summary>
    /// <param name="value">The level.</param>
    public void Write(PinValue value) => _fabric.Drive(PinNumber, (bool)value);

    /// <summary>Drives it to the other level.</summary>
    public void Toggle() => _fabric.Drive(PinNumber, !(bool)Read());

    /// <summary>Closes it.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _fabric.Close(PinNumber);
        }
    }

    internal void OnEdge(bool isHigh) =>
        ValueChanged?.Invoke(this, new PinValueChangedEventArgs(isHigh ? PinEventTypes.Rising : PinEventTypes.Falling, PinNumber));

    internal bool HasListener => ValueChanged is not null;
}
