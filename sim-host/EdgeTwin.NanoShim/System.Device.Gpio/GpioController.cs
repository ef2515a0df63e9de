using EdgeTwin.NanoShim.Fabric;

namespace System.Device.Gpio;

/// <summary>Opens pins (System.Device.Gpio, GpioController.cs).</summary>
public sealed class GpioController : IDisposable
{
    private readonly GpioFabric _fabric = Board.Current.Gpio;

    /// <summary>Opens a pin as an input.</summary>
    /// <param name="pinNumber">GPIO number.</param>
    /// <returns>The pin.</returns>
    /// <exception cref="InvalidOperationException">It is open already, or no pin of the board.</exception>
    public GpioPin OpenPin(int pinNumber) => _fabric.Open(pinNumber);

    /// <summary>Opens a pin.</summary>
    /// <param name="pinNumber">GPIO number.</param>
    /// <param name="mode">What it is to do.</param>
    /// <returns>The pin.</returns>
    /// <exception cref="InvalidOperationException">It is open already, or no pin of the board.</exception>
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = _fabric.Open(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    /// <summary>Closes a pin.</summary>
    /// <param name="pinNumber">GPIO number.</param>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public void ClosePin(int pinNumber)
    {
        if (!_fabric.Close(pinNumber))
        {
            throw new InvalidOperationException();
        }
    }

    /// <summary>Closes all pins, as nanoFramework does: its list of pins is one for all controllers.</summary>
    public void Dispose() => _fabric.CloseAll();
}
