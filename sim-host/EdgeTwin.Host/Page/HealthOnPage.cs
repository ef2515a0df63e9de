using System.Text.Json;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Health;

namespace EdgeTwin.Host.Page;

/// <summary>The device's word on its sensors, as the page shows it.</summary>
/// <param name="UptimeS">When it was said, s of the device's time; null where it does not say.</param>
/// <param name="ReceivedMs">When it came, ms since 1970.</param>
/// <param name="Worst">State of the worst part.</param>
/// <param name="Parts">Every part that was measured or replaced.</param>
/// <param name="SelfTest">The last self-test, in words.</param>
internal sealed record HealthOnPage(double? UptimeS, long ReceivedMs, string Worst, IReadOnlyList<HealthPartOnPage> Parts, string SelfTest)
{
    private const int MostParts = 32;

    private static readonly string[] Tests = ["ecg", "ppg", "bus", "flash", "clock"];

    /// <summary>Reads the document of the topic health; null where it is none.</summary>
    internal static HealthOnPage? TryRead(ReadOnlySpan<byte> payload, long receivedMs)
    {
        try
        {
            using JsonDocument document = NetworkJson.Parse(payload);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("parts", out JsonElement parts) || parts.ValueKind != JsonValueKind.Object)
            {
                return null;
            }
            double? uptimeS = root.TryGetProperty("uptimeS", out JsonElement uptime) && uptime.ValueKind == JsonValueKind.Number && uptime.TryGetDouble(out double seconds) && double.IsFinite(seconds) ? seconds : null;
            return new HealthOnPage(uptimeS, receivedMs, StateOf(root, "worst"), [.. parts.EnumerateObject().Take(MostParts).Where(part => part.Value.ValueKind == JsonValueKind.Object).Select(Part)], SelfTestOf(root));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static HealthPartOnPage Part(JsonProperty part)
    {
        string state = StateOf(part.Value, "state");
        string figures = Number(part, "level") is { } level && Number(part, "limit") is { } limit ? $"level {level}, limit {limit}" : "";
        string replaced = Number(part, "replaced") is { } times and > 0 ? $"replaced {(times == 1 ? "once" : times + " times")}" : "";
        return new HealthPartOnPage(HealthAdvice.NameOf(part.Name), state, Life(part, state), figures, HealthAdvice.OfPart(part.Name, part.Value), replaced);
    }

    private static string Life(JsonProperty part, string state)
    {
        if (Number(part, "p50Minutes") is not { } middle)
        {
            return state is "unknown" ? "not measured yet" : "no trend: no life foretold";
        }
        string earliest = Number(part, "p10Minutes") is { } early ? HealthAdvice.About(early) : "";
        string latest = Number(part, "p90Minutes") is { } late ? HealthAdvice.About(late) : "";
        return $"{HealthAdvice.About(middle)} left{(earliest.Length > 0 && latest.Length > 0 ? $" ({earliest} to {latest})" : "")}";
    }

    private static string SelfTestOf(JsonElement root)
    {
        if (!root.TryGetProperty("selfTest", out JsonElement test) || test.ValueKind != JsonValueKind.Object)
        {
            return "not told";
        }
        string[] told = [.. Tests.Where(name => Word(test, name).Length > 0).Select(name => $"{name} {Word(test, name)}")];
        return told.Length == 0 ? "none yet" : string.Join(", ", told);
    }

    private static string StateOf(JsonElement holder, string name) => Word(holder, name) is "good" or "watch" or "act" or "failed" ? Word(holder, name) : "unknown";

    private static string Word(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= 20 } word && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-') ? word : "";

    private static int? Number(JsonProperty part, string name) => EventWords.Number(part.Value, name);
}
