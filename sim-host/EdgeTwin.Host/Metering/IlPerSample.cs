using System.Text.Json.Serialization;

namespace EdgeTwin.Host.Metering;

/// <summary>Executed IL instructions of one <c>CardioTwin.Push</c>, over all samples of a run.</summary>
/// <param name="Mean">Mean, instructions a sample.</param>
/// <param name="P999">99.9th percentile (nearest rank), instructions.</param>
/// <param name="Max">Costliest single sample, instructions.</param>
internal sealed record IlPerSample(
    [property: JsonPropertyName("mean")] double Mean,
    [property: JsonPropertyName("p999")] long P999,
    [property: JsonPropertyName("max")] long Max);
