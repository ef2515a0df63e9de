namespace EdgeTwin.Simulation.Power;

/// <summary>One consumer's part in the mean current.</summary>
/// <param name="Name">What it is.</param>
/// <param name="LowShare">Share of the time that it was at work, at best.</param>
/// <param name="HighShare">The same at worst.</param>
/// <param name="Mean">What it adds to the mean current.</param>
/// <param name="Source">Where its figure is from.</param>
public sealed record PowerLine(string Name, double LowShare, double HighShare, CurrentRange Mean, string Source);
