namespace EdgeTwin.Recordings;

/// <summary>One signal of a recording.</summary>
/// <param name="Name">Its description, such as <c>MLII</c>.</param>
/// <param name="Unit">Its physical unit as the file writes it, such as <c>mV</c>; empty where the file says none.</param>
/// <param name="SamplingFrequencyHz">Its own rate (a frame may hold several samples of a signal).</param>
/// <param name="SampleCount">Samples in the record, or null where it is not known before reading.</param>
public sealed record SignalInfo(string Name, string Unit, double SamplingFrequencyHz, long? SampleCount);
