namespace EdgeTwin.Recordings;

/// <summary>Turns the unit that a file writes into what the detectors take.</summary>
public static class UnitConversion
{
    /// <summary>Microvolts in one <paramref name="unit"/>, or null where that is no voltage. Letter case counts: <c>mV</c> is not <c>MV</c>.</summary>
    public static double? MicrovoltsPer(string unit) => unit.Trim() switch
    {
        "V" or "v" or "volt" or "volts" => 1e6,
        "mV" or "mv" or "millivolt" or "millivolts" => 1e3,
        // Both code points of the micro sign are in use: U+00B5 and the Greek letter U+03BC.
        "uV" or "uv" or "\u00B5V" or "\u03BCV" or "microvolt" or "microvolts" => 1,
        "nV" or "nv" => 1e-3,
        _ => null,
    };

    /// <summary>Microvolts in one unit of <paramref name="signal"/>.</summary>
    /// <param name="file">The recording, for the message.</param>
    /// <param name="signal">The signal that should be a voltage.</param>
    /// <exception cref="InputException">Its unit is not one of V, mV, uV and nV.</exception>
    public static double RequireMicrovoltsPer(string file, SignalInfo signal) =>
        MicrovoltsPer(signal.Unit) ?? throw new InputException(
            file,
            $"signal {signal.Name}",
            signal.Unit.Length == 0 ? "it has no unit" : $"its unit '{signal.Unit}' is no voltage",
            "choose an ECG signal, or give its unit as V, mV or uV in the file");
}
