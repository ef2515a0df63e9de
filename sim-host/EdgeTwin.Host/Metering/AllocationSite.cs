using System.Text.Json.Serialization;

namespace EdgeTwin.Host.Metering;

/// <summary>An instruction that made heap objects after the twin's start.</summary>
/// <param name="Method">Full name of the method it stands in.</param>
/// <param name="Offset">Offset in that method's IL, bytes.</param>
/// <param name="What">What it makes, such as <c>new int[]</c>.</param>
/// <param name="Count">Objects made.</param>
internal sealed record AllocationSite(
    [property: JsonPropertyName("method")] string Method,
    [property: JsonPropertyName("offset")] int Offset,
    [property: JsonPropertyName("what")] string What,
    [property: JsonPropertyName("count")] long Count);
