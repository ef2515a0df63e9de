namespace EdgeTwin.Simulation.Hearts;

/// <summary>A stretch of the script that is not plain sinus rhythm.</summary>
/// <param name="Label">What it is, as <see cref="HeartSegment.Label"/> says.</param>
/// <param name="StartSample">First sample at 250 Hz; for a pause, the R peak before it.</param>
/// <param name="EndSample">Sample after the last; for a pause, the R peak that ends it.</param>
public readonly record struct TrueEpisode(string Label, long StartSample, long EndSample);
