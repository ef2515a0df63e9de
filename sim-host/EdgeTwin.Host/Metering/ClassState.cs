using System.Text.Json.Serialization;

namespace EdgeTwin.Host.Metering;

/// <summary>What one class takes of the firmware's RAM.</summary>
/// <param name="Name">Full name, such as <c>EdgeTwin.Core.Signal.EcgHistory</c>.</param>
/// <param name="Objects">How many objects of it there are.</param>
/// <param name="Bytes">Their bytes, with those of the arrays, texts and static fields that it holds.</param>
internal sealed record ClassState(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("objects")] int Objects,
    [property: JsonPropertyName("bytes")] long Bytes);
