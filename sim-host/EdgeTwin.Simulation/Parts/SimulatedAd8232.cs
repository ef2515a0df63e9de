using EdgeTwin.NanoShim.Fabric;
using EdgeTwin.Simulation.World;

namespace EdgeTwin.Simulation.Parts;

/// <summary>
/// An AD8232 on a SparkFun board: microvolts between the electrodes in, a voltage and two lead-off lines out. Gain 1100 about half
/// of the supply (AD8232 datasheet Rev A; SparkFun schematic). Its filters (0.48 to 41 Hz) are not simulated.
/// </summary>
public sealed class SimulatedAd8232 : IAnalogLine
{
    /// <summary>Gain of the instrumentation amplifier (100) and the filter (11).</summary>
    public const int Gain = 1100;

    private readonly VirtualWorld _world;
    private readonly IEcgInput _input;

    /// <summary>A board wired to three pins.</summary>
    /// <param name="world">Its world.</param>
    /// <param name="input">What stands at its electrodes.</param>
    /// <param name="channel">ADC channel of OUTPUT.</param>
    /// <param name="loPlusPin">GPIO of LO+.</param>
    /// <param name="loMinusPin">GPIO of LO-.</param>
    /// <exception cref="SimulationException">A pin is taken.</exception>
    public SimulatedAd8232(VirtualWorld world, IEcgInput input, int channel = 0, int loPlusPin = 32, int loMinusPin = 33)
    {
        _world = world;
        _input = input;
        world.Board.Adc.Attach(channel, this);
        world.Board.Gpio.Attach(loPlusPin, new Line(() => IsPositiveOff));
        world.Board.Gpio.Attach(loMinusPin, new Line(() => IsNegativeOff));
    }

    /// <summary>The supply, in microvolts; half of it is the reference.</summary>
    public int SupplyUv { get; set; } = 3_300_000;

    /// <summary>True where the positive electrode is off: LO+ is high.</summary>
    public bool IsPositiveOff { get; set; }

    /// <summary>True where the negative electrode is off: LO- is high.</summary>
    public bool IsNegativeOff { get; set; }

    /// <summary>OUTPUT: it stays within the supply; with an electrode off it lies at a rail.</summary>
    public int Microvolts
    {
        get
        {
            if (IsPositiveOff || IsNegativeOff)
            {
                return IsPositiveOff ? SupplyUv : 0;
            }
            long output = SupplyUv / 2 + (long)_input.MicrovoltsAt(_world.Clock.NowUs) * Gain;
            return (int)Math.Clamp(output, 0, SupplyUv);
        }
    }

    private sealed class Line(Func<bool> isHigh) : IGpioLine
    {
        public bool IsHigh => isHigh();
    }
}
