namespace EdgeTwin.Simulation.Wearers;

/// <summary>A stretch of a scenario's cycle in which one channel is spoilt.</summary>
/// <param name="Kind">How.</param>
/// <param name="FromS">Its start, seconds from the cycle's.</param>
/// <param name="ToS">Its end, seconds from the cycle's start.</param>
/// <param name="Strength">How much, in the measure of <see cref="DisturbanceKind"/>.</param>
public readonly record struct Disturbance(DisturbanceKind Kind, double FromS, double ToS, double Strength = 1);
