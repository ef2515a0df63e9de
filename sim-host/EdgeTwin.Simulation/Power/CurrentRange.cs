namespace EdgeTwin.Simulation.Power;

/// <summary>A current, as a range: datasheets give typical values, ranges, or neither for what a program really does.</summary>
/// <param name="Low">mA, at best.</param>
/// <param name="High">mA, at worst.</param>
public readonly record struct CurrentRange(double Low, double High)
{
    /// <summary>Both together.</summary>
    public static CurrentRange operator +(CurrentRange a, CurrentRange b) => new(a.Low + b.Low, a.High + b.High);

    /// <summary>For a share of the time.</summary>
    public static CurrentRange operator *(double share, CurrentRange current) => new(share * current.Low, share * current.High);
}
