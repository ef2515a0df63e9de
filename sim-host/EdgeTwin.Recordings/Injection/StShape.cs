namespace EdgeTwin.Recordings.Injection;

/// <summary>
/// How one beat changes for an ST deviation of 1: a smooth edge after the QRS complex, a sloping plateau, and a change of the T wave. It is placed by the
/// R peak alone and knows no detector's measuring points; its level is that at 80 ms after its own J point. Times are ms.
/// </summary>
/// <param name="JMs">J point after the R peak.</param>
/// <param name="EdgeMs">Length of the rising edge, from the J point on.</param>
/// <param name="PlateauMs">End of the plateau after the J point.</param>
/// <param name="DecayMs">Length of the falling edge.</param>
/// <param name="SlopePerS">Slope of the plateau, parts of the level a second.</param>
/// <param name="TMs">Peak of the T wave's change after the plateau's end.</param>
/// <param name="THalfMs">Its half width.</param>
/// <param name="TPart">Its height, parts of the level.</param>
public sealed record StShape(double JMs, double EdgeMs, double PlateauMs, double DecayMs, double SlopePerS, double TMs, double THalfMs, double TPart)
{
    private const double LevelAtMs = 80;

    /// <summary>Where it ends, ms after the R peak, at a rate of 75 a minute.</summary>
    public double EndMs => JMs + PlateauMs + Math.Max(DecayMs, TMs + THalfMs);

    /// <summary>The change at <paramref name="afterRMs"/> after an R peak.</summary>
    /// <param name="afterRMs">Time, ms.</param>
    /// <param name="stretch">Length of what comes after the plateau against that at 75 beats a minute.</param>
    public double At(double afterRMs, double stretch)
    {
        double t = afterRMs - JMs;
        if (t <= 0)
        {
            return 0;
        }
        double slope = 1 + (SlopePerS * (Math.Min(t, PlateauMs) - LevelAtMs) / 1000);
        double after = (t - PlateauMs) / stretch;
        double plateau = Smooth.Step(t / EdgeMs) * slope * (1 - Smooth.Step(after / DecayMs));
        double bump = Smooth.Step(1 - (Math.Abs(after - TMs) / THalfMs));
        return plateau + (TPart * bump);
    }
}
