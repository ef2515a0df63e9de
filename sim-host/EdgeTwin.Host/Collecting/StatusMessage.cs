using System.Text.Json;

namespace EdgeTwin.Host.Collecting;

/// <summary>Reads what a device says of itself, or the broker of it: a small JSON object with a <c>state</c>.</summary>
internal static class StatusMessage
{
    private const int LargestBytes = 4096;

    /// <summary>Reads a payload.</summary>
    /// <returns>True for online, false for offline, null for what is no status.</returns>
    internal static bool? TryRead(ReadOnlySpan<byte> payload)
    {
        if (payload.Length > LargestBytes)
        {
            return null;
        }
        try
        {
            using JsonDocument status = NetworkJson.Parse(payload);
            string? state = status.RootElement.ValueKind == JsonValueKind.Object && status.RootElement.TryGetProperty("state", out JsonElement value)
                && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            return state switch
            {
                "online" => true,
                "offline" => false,
                _ => null,
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
