namespace EdgeTwin.Simulation.Power;

/// <summary>The figures of one board with the firmware image that its target names. Currents of Wi-Fi come on top of the processor's.</summary>
/// <param name="Board">The board's name, as the firmware has it.</param>
/// <param name="Processor">The processor running, its radio off.</param>
/// <param name="Rest">What the board draws whatever runs: regulator, lamps.</param>
/// <param name="WifiJoined">Wi-Fi joined and quiet, in the modem sleep that the driver begins by itself.</param>
/// <param name="WifiJoining">Wi-Fi while it joins.</param>
/// <param name="WifiLeft">Wi-Fi after the firmware has left the network.</param>
/// <param name="WifiSending">Wi-Fi while it sends.</param>
/// <param name="Note">What to know about this board; empty for nothing.</param>
public sealed record PowerModel(
    string Board,
    PowerFigure Processor,
    PowerFigure Rest,
    PowerFigure WifiJoined,
    PowerFigure WifiJoining,
    PowerFigure WifiLeft,
    PowerFigure WifiSending,
    string Note)
{
    /// <summary>Time from switching on to an address, s: an assumption, at best and at worst.</summary>
    public static readonly (double Low, double High) JoinSeconds = (1.5, 6);

    /// <summary>Time on the air for a message and its answers, s: an assumption, at best and at worst.</summary>
    public static readonly (double Low, double High) MessageSeconds = (0.001, 0.006);

    /// <summary>The ECG front end.</summary>
    public static PowerFigure Max30003 { get; } = new("MAX30003", new(0.100, 0.120), "MAX30003 Rev 0, p. 6: 100 uA at 1.8 V, 120 uA at most at 2.0 V");

    /// <summary>The analogue ECG front end.</summary>
    public static PowerFigure Ad8232 { get; } = new("AD8232", new(0.170, 0.230), "AD8232 Rev A, specifications: 170 uA; upper end an assumption");

    /// <summary>The light sensor without its LEDs.</summary>
    public static PowerFigure Max30102 { get; } = new("MAX30102 without LEDs", new(0.6, 1.2), "MAX30102 Rev 1, p. 2: 600 uA, 1200 uA at most");

    /// <summary>Where the LEDs' current comes from; its amount follows from the registers.</summary>
    public static string LedSource => "as set in its registers: current x pulse width x rate (MAX30102 Rev 1, register 0x0A, 0x0C, 0x0D)";

    /// <summary>The light that tells the wearer something.</summary>
    public static PowerFigure Light { get; } = new("light, while lit", new(2, 5), "assumption: resistors differ");
}
