using EdgeTwin.NanoShim.Fabric;

namespace EdgeTwin.Simulation.Wearers;

/// <summary>An LED on a pin that the firmware drives.</summary>
public sealed class SimulatedLed
{
    private readonly GpioFabric _gpio;
    private readonly int _pin;
    private readonly bool _isActiveLow;

    /// <summary>An LED wired to a pin.</summary>
    /// <param name="gpio">The board's pins.</param>
    /// <param name="pin">GPIO number.</param>
    /// <param name="isActiveLow">True where a low level lights it.</param>
    public SimulatedLed(GpioFabric gpio, int pin, bool isActiveLow = false)
    {
        _gpio = gpio;
        _pin = pin;
        _isActiveLow = isActiveLow;
    }

    /// <summary>True while it is lit.</summary>
    public bool IsLit => _gpio.IsDrivenHigh(_pin) != _isActiveLow;
}
