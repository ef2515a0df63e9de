namespace EdgeTwin.Simulation.Wearers;

/// <summary>A stretch of a scenario's cycle without a link.</summary>
/// <param name="FromS">Its start, seconds from the cycle's.</param>
/// <param name="ToS">Its end, seconds from the cycle's start.</param>
public readonly record struct LinkOutage(double FromS, double ToS);
