using EdgeTwin.NanoShim.Fabric;

namespace EdgeTwin.Simulation.Wearers;

/// <summary>A push button that pulls its pin low; a pull-up lets it rise. It does not bounce.</summary>
public sealed class SimulatedButton : IGpioLine
{
    /// <summary>A button wired to a pin.</summary>
    /// <param name="gpio">The board's pins.</param>
    /// <param name="pin">GPIO number.</param>
    /// <exception cref="SimulationException">The pin is taken.</exception>
    public SimulatedButton(GpioFabric gpio, int pin) => gpio.Attach(pin, this);

    /// <summary>True while somebody presses it.</summary>
    public bool IsPressed { get; set; }

    /// <summary>The pin's level.</summary>
    public bool IsHigh => !IsPressed;
}
