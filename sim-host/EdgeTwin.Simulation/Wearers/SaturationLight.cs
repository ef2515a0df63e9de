namespace EdgeTwin.Simulation.Wearers;

/// <summary>The ratio of ratios that a saturation makes: the inverse of the calibration that Maxim publishes for this part, 1.5958 R^2 - 34.660 R + 112.690.</summary>
public static class SaturationLight
{
    private const double Square = 1.5958;
    private const double Slope = -34.660;
    private const double Offset = 112.690;

    /// <summary>R, the red pulse against the infrared one, each in parts of its own light.</summary>
    /// <param name="spo2Percent">Saturation, 40 to 100 per cent.</param>
    public static double RatioOf(double spo2Percent) =>
        (-Slope - Math.Sqrt((Slope * Slope) - (4 * Square * (Offset - spo2Percent)))) / (2 * Square);
}
