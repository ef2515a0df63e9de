using System.Text.Json;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Health;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Page;

/// <summary>A collected event as the page shows it: words, numbers, strip.</summary>
internal sealed record EventOnPage
{
    public required string Log { get; init; }

    public required long Seq { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>begin, end or whole.</summary>
    public required string Phase { get; init; }

    /// <summary>high, medium, low, technical or none.</summary>
    public required string Priority { get; init; }

    public double? StartS { get; init; }

    public double? EndS { get; init; }

    /// <summary>When it was decided, s of the device's time.</summary>
    public double? DecidedS { get; init; }

    public required double UptimeS { get; init; }

    /// <summary>The device's clock when it was logged, ms since 1970; null where it was not set.</summary>
    public long? UtcMs { get; init; }

    /// <summary>When the collector got it, ms since 1970.</summary>
    public required long ReceivedMs { get; init; }

    public required string Sentence { get; init; }

    public string? Advice { get; init; }

    /// <summary>Names and values.</summary>
    public required IReadOnlyList<string[]> Evidence { get; init; }

    /// <summary>The ECG before it was decided, coded as the device coded it; null for what carries none.</summary>
    public StripOnPage? Strip { get; init; }

    /// <summary>Reads one; null where what is stored is no event, as an older or foreign store may hold.</summary>
    internal static EventOnPage? Of(CollectedEvent one)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(one.Json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Of(one, document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static EventOnPage Of(CollectedEvent one, JsonElement told) => new()
    {
        Log = one.Log,
        Seq = one.Seq,
        Kind = one.Kind,
        Title = EventWords.Title(one.Kind),
        Phase = told.TryGetProperty("phase", out JsonElement phase) && phase.ValueKind == JsonValueKind.String && phase.GetString() is "begin" or "end" ? phase.GetString()! : "whole",
        Priority = EventWords.PriorityOf(one.Kind),
        StartS = Seconds(told, "startS"),
        EndS = Seconds(told, "endS"),
        DecidedS = Seconds(told, "decidedS"),
        UptimeS = one.UptimeS,
        UtcMs = one.UtcMs,
        ReceivedMs = one.ReceivedUtc.ToUnixTimeMilliseconds(),
        Sentence = EventWords.Sentence(one.Kind, told.TryGetProperty("evidence", out JsonElement evidence) ? evidence : default),
        Advice = HealthAdvice.Of(told),
        Evidence = [.. EvidenceWords.Of(told).Select(entry => (string[])[entry.Key, entry.Value])],
        Strip = DeviceStrip.TryRead(told, out DeviceStrip? strip) ? new StripOnPage((double)strip.StartS, strip.RateHz, strip.StepUv, strip.FirstUv, strip.Deltas) : null,
    };

    private static double? Seconds(JsonElement told, string name) =>
        told.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double seconds) && double.IsFinite(seconds) ? seconds : null;
}
