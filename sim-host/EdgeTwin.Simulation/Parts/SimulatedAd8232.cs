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

    // With 10 Mohm to the supply and the body held at half of it, LO+ comes within 0.5 V of the supply at about this impedance.
    private const int LeadOffKilohms = 23_000;
    private const long SamplePeriodUs = 4000;

    private readonly VirtualWorld _world;
    private readonly IEcgInput _input;
    private bool _hasBegun;

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
        world.Board.Gpio.Attach(loPlusPin, new Line(() => Follow().IsPositiveOff));
        world.Board.Gpio.Attach(loMinusPin, new Line(() => Follow().IsNegativeOff));
    }

    /// <summary>The supply, in microvolts; half of it is the reference.</summary>
    public int SupplyUv { get; set; } = 3_300_000;

    /// <summary>Where set, both lead-off lines follow it; else they stay as set.</summary>
    public IElectrodes? Electrodes { get; init; }

    /// <summary>True where the positive electrode is off: LO+ is high.</summary>
    public bool IsPositiveOff { get; set; }

    /// <summary>True where the negative electrode is off: LO- is high.</summary>
    public bool IsNegativeOff { get; set; }

    /// <summary>OUTPUT: it stays within the supply; with an electrode off it lies at a rail.</summary>
    public int Microvolts
    {
        get
        {
            Follow();
            if (IsPositiveOff || IsNegativeOff)
            {
                return IsPositiveOff ? SupplyUv : 0;
            }
            long output = SupplyUv / 2 + (long)_input.MicrovoltsAt(_world.Clock.NowUs) * Gain;
            return (int)Math.Clamp(output, 0, SupplyUv);
        }
    }

    private SimulatedAd8232 Follow()
    {
        if (Electrodes is { } electrodes)
        {
            long now = _world.Clock.NowUs;
            if (!_hasBegun)
            {
                // The first look at it is the first sample: it has no SYNCH.
                _hasBegun = true;
                _input.OnSynchronised(now - SamplePeriodUs);
            }
            electrodes.ImpedancesAt(now, out int positive, out int negative);
            IsPositiveOff = positive > LeadOffKilohms;
            IsNegativeOff = negative > LeadOffKilohms;
        }
        return this;
    }

    private sealed class Line(Func<bool> isHigh) : IGpioLine
    {
        public bool IsHigh => isHigh();
    }
}
