using System.Text.Json;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Health;
using EdgeTwin.Host.Reports;

namespace EdgeTwin.Host.Running;

/// <summary>A collected event as one readable line, such as <c>tachycardia begins: hrBpm 138, limitBpm 120</c>.</summary>
internal static class EventLine
{
    internal static string Of(CollectedEvent one)
    {
        JsonElement told = JsonDocument.Parse(one.Json).RootElement;
        string phase = told.TryGetProperty("phase", out JsonElement word) ? word.ToString() : "";
        string verb = phase switch
        {
            "begin" => " begins",
            "end" => " ends",
            _ => "",
        };
        string evidence = Evidence(told);
        return HealthAdvice.Of(told) is { } advice ? $"{one.Kind}{verb}: {advice} ({evidence})" : $"{one.Kind}{verb}: {evidence}".TrimEnd(':', ' ');
    }

    /// <summary>When it happened, by the device's own time of signal, s; its uptime where the event does not say.</summary>
    internal static double SecondsOf(CollectedEvent one)
    {
        JsonElement told = JsonDocument.Parse(one.Json).RootElement;
        string name = told.TryGetProperty("phase", out JsonElement phase) && phase.ToString() == "end" ? "endS" : "startS";
        return told.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : one.UptimeS;
    }

    private static string Evidence(JsonElement told)
    {
        // Settings stand beside the kind, everything else in its evidence.
        JsonElement holder = told.TryGetProperty("evidence", out JsonElement evidence) && evidence.ValueKind == JsonValueKind.Object ? evidence : told;
        return string.Join(", ", holder.EnumerateObject()
            .Where(p => p.Name is not ("kind" or "phase" or "startS" or "endS" or "decidedS" or "detectorVersion" or "strip"))
            .OrderBy(p => p.Name == "qualityPercent")
            .Select(p => p.Value.ValueKind == JsonValueKind.Number && p.Value.TryGetInt32(out int value) ? EvidenceText.Part(p.Name, value) : $"{p.Name} {p.Value}"));
    }
}
