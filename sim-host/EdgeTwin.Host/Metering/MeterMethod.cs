using System.Text.Json.Serialization;

namespace EdgeTwin.Host.Metering;

/// <summary>One method's own cost, without what it calls.</summary>
/// <param name="Name">Full name, such as <c>EdgeTwin.Core.CardioTwin.Push</c>.</param>
/// <param name="Calls">How often it was entered.</param>
/// <param name="IlPerSample">Its own IL instructions, mean a sample.</param>
internal sealed record MeterMethod(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("calls")] long Calls,
    [property: JsonPropertyName("ilPerSample")] double IlPerSample);
