namespace EdgeTwin.Host.Hardware;

/// <summary>A wire from a pin of the board to a terminal of a part.</summary>
/// <param name="Use">The field of the firmware's BoardProfile that holds the pin, or the AD8232's OUTPUT.</param>
/// <param name="Pin">The board's end.</param>
/// <param name="Module">The part.</param>
/// <param name="Terminal">The part's end.</param>
/// <param name="Colour">Colour of the wire, by name.</param>
/// <param name="Bus">What runs over it.</param>
/// <param name="NeedsOutput">True where the pin must drive, or pull up.</param>
internal sealed record WirePlan(string Use, PinPlan Pin, string Module, string Terminal, string Colour, string Bus, bool NeedsOutput);

/// <summary>Which pin goes where.</summary>
internal static class Wiring
{
    internal const string Ecg = "MAX30003";
    internal const string Ppg = "MAX30102";
    internal const string Button = "button";
    internal const string Led = "LED";
    internal const string Analogue = "AD8232";

    /// <summary>Name of the AD8232's output among the uses: the firmware knows it by its channel.</summary>
    internal const string AnalogueOutput = "AnalogueOutput";

    /// <summary>The wires of a board in the order in which they are drawn and listed.</summary>
    internal static IReadOnlyList<WirePlan> PinsOf(BoardPlan board)
    {
        I2cPlan ours = board.OurI2c;
        string spi = $"SPI{board.Spi.Bus}";
        string i2c = $"I2C{ours.Bus}";
        List<WirePlan> wires =
        [
            new("SpiClockPin", board.Spi.Clock, Ecg, "SCK", "orange", spi, true),
            new("SpiMosiPin", board.Spi.Mosi, Ecg, "MOSI", "blue", spi, true),
            new("SpiMisoPin", board.Spi.Miso, Ecg, "MISO", "green", spi, false),
            new("EcgSelectPin", board.Spi.Select, Ecg, "CS", "purple", spi, true),
            new("I2cDataPin", ours.Data, Ppg, "SDA", "teal", i2c, true),
            new("I2cClockPin", ours.Clock, Ppg, "SCL", "gold", i2c, true),
            new("ButtonPin", board.Button, Button, "1", "brown", "input, pulled up", true),
        ];
        if (board.Led is { } led)
        {
            wires.Add(new("LedPin", led.Pin, Led, led.IsOnBoard ? "on the board" : "anode", "pink", led.IsActiveLow ? "output, low is on" : "output, high is on", true));
        }
        if (board.Analogue is { } analogue)
        {
            wires.Add(new(AnalogueOutput, analogue.Output, Analogue, "OUTPUT", "olive", $"ADC{analogue.Unit} channel {analogue.Channel}", false));
            wires.Add(new("LoPlusPin", analogue.LoPlus, Analogue, "LO+", "navy", "input", false));
            wires.Add(new("LoMinusPin", analogue.LoMinus, Analogue, "LO-", "maroon", "input", false));
        }
        return wires;
    }
}
