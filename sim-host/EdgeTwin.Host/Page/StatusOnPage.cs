using System.Text.Json;
using EdgeTwin.Host.Collecting;

namespace EdgeTwin.Host.Page;

/// <summary>Reads the retained status, which a device writes once a minute, and the broker in its place when it is gone.</summary>
internal static class StatusOnPage
{
    /// <summary>How the device is by its own word; null for what is no status.</summary>
    internal static LiveNow? TryRead(ReadOnlySpan<byte> payload)
    {
        try
        {
            using JsonDocument document = NetworkJson.Parse(payload);
            JsonElement root = document.RootElement;
            if (StatusMessage.TryRead(payload) is not { } isOnline)
            {
                return null;
            }
            double? uptimeS = root.TryGetProperty("uptimeS", out JsonElement uptime) && uptime.ValueKind == JsonValueKind.Number && uptime.TryGetDouble(out double seconds) && seconds is >= 0 and < 1e10 ? seconds : null;
            return new LiveNow
            {
                UptimeS = uptimeS,
                RateBpm = EventWords.Number(root, "hrBpm") is > 0 and < 400 and { } bpm ? bpm : null,
                QualityPercent = EventWords.Number(root, "qualityPercent") is >= 0 and <= 100 and { } quality ? quality : null,
                IsLinked = isOnline,
                Link = isOnline ? "connected, as the device said" : EventWords.Number(root, "nextUplinkS") is > 0 and { } next ? $"resting; it means to be back within {Output.Say.Length(next)}" : "not connected: its events wait in its log",
                Waiting = EventWords.Number(root, "waiting") is >= 0 and { } waiting ? waiting : null,
                Segments = EventWords.Number(root, "segments") is >= 0 and { } segments ? segments : null,
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
