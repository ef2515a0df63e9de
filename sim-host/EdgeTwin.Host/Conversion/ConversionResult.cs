namespace EdgeTwin.Host.Conversion;

/// <summary>What a conversion wrote.</summary>
/// <param name="Target">The file, as a user would name it.</param>
/// <param name="Signals">Signals written.</param>
/// <param name="Frames">Samples of each.</param>
/// <param name="Annotations">Annotations that came along.</param>
/// <param name="Note">What the user should know, or empty.</param>
internal sealed record ConversionResult(string Target, int Signals, long Frames, int Annotations, string Note);
