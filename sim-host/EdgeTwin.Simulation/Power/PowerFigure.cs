namespace EdgeTwin.Simulation.Power;

/// <summary>What one consumer draws while it is at work.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Milliamps">Its current.</param>
/// <param name="Source">Document and page, or that it is an assumption.</param>
public sealed record PowerFigure(string Name, CurrentRange Milliamps, string Source);
