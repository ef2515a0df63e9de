namespace EdgeTwin.Recordings.Edf;

/// <summary>An annotation of an EDF+ file.</summary>
/// <param name="OnsetSeconds">Seconds from the first sample.</param>
/// <param name="DurationSeconds">How long it lasts, or null where the file does not say.</param>
/// <param name="Text">What happened.</param>
public sealed record EdfAnnotation(double OnsetSeconds, double? DurationSeconds, string Text);
