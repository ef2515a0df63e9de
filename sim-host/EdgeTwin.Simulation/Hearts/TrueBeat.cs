namespace EdgeTwin.Simulation.Hearts;

/// <summary>A beat that the generator drew.</summary>
/// <param name="Sample">Sample of its R peak at 250 Hz, 0 = first.</param>
/// <param name="Class">Its class.</param>
public readonly record struct TrueBeat(long Sample, BeatClass Class);
