using EdgeTwin.NanoShim.Fabric;
using EdgeTwin.Simulation.Parts;
using EdgeTwin.Simulation.World;

namespace EdgeTwin.Simulation.Wearers;

/// <summary>A whole board in its world: MAX30003, MAX30102, where wired an AD8232, a button and an LED. Firmware that opens its devices inside <see cref="VirtualWorld.Enter"/> finds them.</summary>
public sealed class SimulatedBoard
{
    /// <summary>A board that has just been powered up.</summary>
    /// <param name="ecgInput">What stands at the electrodes; where it is <see cref="IElectrodes"/> too, it moves their impedances.</param>
    /// <param name="ppgInput">What reaches the photodiode; null where the sensor is not worn.</param>
    /// <param name="wiring">Pins and buses; null for the usual ones.</param>
    /// <exception cref="SimulationException">Two parts share a pin.</exception>
    public SimulatedBoard(IEcgInput ecgInput, IPpgInput? ppgInput, BoardWiring? wiring = null)
    {
        wiring ??= new BoardWiring();
        IElectrodes? electrodes = ecgInput as IElectrodes;
        Ecg = new SimulatedMax30003(World, ecgInput, wiring.Ecg, wiring.SpiBus, wiring.ChipSelectPin) { Electrodes = electrodes };
        Ppg = new SimulatedMax30102(World, ppgInput ?? new NotWorn(), wiring.Ppg, wiring.I2cBus) { Surroundings = ppgInput as IPpgSurroundings };
        if (wiring.AdcChannel >= 0)
        {
            Analogue = new SimulatedAd8232(World, ecgInput, wiring.AdcChannel, wiring.LoPlusPin, wiring.LoMinusPin) { Electrodes = electrodes };
        }
        Button = new SimulatedButton(World.Board.Gpio, wiring.ButtonPin);
        Led = new SimulatedLed(World.Board.Gpio, wiring.LedPin, wiring.IsLedActiveLow);
    }

    /// <summary>Its wires and its time.</summary>
    public VirtualWorld World { get; } = new();

    /// <summary>The ECG front end.</summary>
    public SimulatedMax30003 Ecg { get; }

    /// <summary>The light sensor.</summary>
    public SimulatedMax30102 Ppg { get; }

    /// <summary>The analogue ECG front end; null where none is wired. Firmware runs one of the two.</summary>
    public SimulatedAd8232? Analogue { get; }

    /// <summary>The symptom button.</summary>
    public SimulatedButton Button { get; }

    /// <summary>The LED.</summary>
    public SimulatedLed Led { get; }

    /// <summary>
    /// Lets time pass up to a moment and tells listeners of the pins that changed. The parts work out what they missed when somebody
    /// looks at them, the electrodes' impedances at each conversion too. A moment gone by already changes nothing.
    /// </summary>
    /// <param name="microseconds">Microseconds since the world began.</param>
    public void AdvanceTo(long microseconds) => World.AdvanceTo(microseconds);

    private sealed class NotWorn : IPpgInput
    {
        public void At(long timeUs, out int redPicoamps, out int irPicoamps)
        {
            redPicoamps = 0;
            irPicoamps = 0;
        }
    }
}
