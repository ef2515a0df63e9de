namespace EdgeTwin.Recordings.Injection;

/// <summary>One thing to inject. Times are s of the record before injection.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="StartS">Where the level begins to move.</param>
/// <param name="RiseS">Time that it takes to get there.</param>
/// <param name="HoldS">Time that it stays.</param>
/// <param name="FallS">Time that it takes to come back.</param>
/// <param name="LevelUv">How far the ST level moves, uV, with its sign.</param>
/// <param name="Shape">How the ST segment and the T wave change.</param>
public sealed record StItem(StItemKind Kind, double StartS, double RiseS, double HoldS, double FallS, double LevelUv, StShape Shape)
{
    /// <summary>Rise of the heart rate, beats a minute; for <see cref="StItemKind.RateRelated"/>.</summary>
    public double RiseBpm { get; init; }

    /// <summary>Time by which the ST level comes after the rate, s.</summary>
    public double LagS { get; init; }

    /// <summary>Gain of the QRS complex up to the R peak, and after it; for <see cref="StItemKind.AxisShift"/>.</summary>
    public (double BeforeR, double AfterR) QrsGain { get; init; } = (1, 1);

    /// <summary>Where it is over, s.</summary>
    public double EndS => StartS + RiseS + HoldS + FallS + LagS;

    /// <summary>How much of it is there at <paramref name="seconds"/>, 0..1: raised-cosine edges, straight ones for a drift.</summary>
    public double At(double seconds)
    {
        double since = seconds - StartS;
        double left = StartS + RiseS + HoldS + FallS - seconds;
        if (since <= 0 || left <= 0)
        {
            return 0;
        }
        double up = Math.Min(1, since / RiseS);
        double down = Math.Min(1, left / FallS);
        double part = Math.Min(up, down);
        return Kind == StItemKind.Drift ? part : Smooth.Step(part);
    }
}
