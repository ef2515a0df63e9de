namespace EdgeTwin.Host.Evaluation.Health;

/// <summary>What was foretold at one point of a part's life.</summary>
/// <param name="LifePercent">How much of the time from onset to failure had passed.</param>
/// <param name="LeftMinutes">What truly was left.</param>
/// <param name="P10Minutes">Foretold; null for no trend.</param>
/// <param name="P50Minutes">Foretold.</param>
/// <param name="P90Minutes">Foretold.</param>
internal readonly record struct LifePoint(int LifePercent, double LeftMinutes, int? P10Minutes, int P50Minutes, int P90Minutes)
{
    /// <summary>True where the truth lies inside P10 to P90.</summary>
    internal bool IsInside => P10Minutes <= LeftMinutes && LeftMinutes <= P90Minutes;

    /// <summary>Error of the middle forecast in parts of what was left; null for no trend.</summary>
    internal double? Error => P10Minutes is null || LeftMinutes <= 0 ? null : Math.Abs(P50Minutes - LeftMinutes) / LeftMinutes;
}
