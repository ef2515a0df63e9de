using System.Text.Json;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Running;

/// <summary>An episode out of a device's events: begin and end in one, as <c>replay</c> writes them.</summary>
internal sealed class Episode
{
    private readonly List<KeyValuePair<string, JsonElement>> _evidence = [];

    private Episode(CollectedEvent first, JsonElement told, bool isOpen)
    {
        First = first;
        Kind = first.Kind;
        IsOpen = isOpen;
        StartS = Seconds(told, "startS");
        DecidedS = Seconds(told, "decidedS");
        Strip = DeviceStrip.TryRead(told, out DeviceStrip? strip) ? strip : null;
        Take(told);
    }

    /// <summary>The event that told of it first.</summary>
    internal CollectedEvent First { get; }

    internal string Kind { get; }

    /// <summary>True where it began, and nothing told of its end.</summary>
    internal bool IsOpen { get; private set; }

    internal decimal? StartS { get; }

    internal decimal? EndS { get; private set; }

    internal decimal? DecidedS { get; }

    /// <summary>The ECG before the alarm; null for what carries none.</summary>
    internal DeviceStrip? Strip { get; }

    /// <summary>The numbers that it was decided on; then those that only its end told.</summary>
    internal IReadOnlyList<KeyValuePair<string, JsonElement>> Evidence => _evidence;

    /// <summary>Joins events, in the order of their logs' numbers, to episodes in the order in which they were told first.</summary>
    internal static IReadOnlyList<Episode> Join(IEnumerable<CollectedEvent> events)
    {
        List<Episode> episodes = [];
        Dictionary<(string Device, string Log, string Kind), Episode> open = [];
        foreach (CollectedEvent one in events)
        {
            JsonElement told = JsonDocument.Parse(one.Json).RootElement.Clone();
            string phase = told.TryGetProperty("phase", out JsonElement word) && word.ValueKind == JsonValueKind.String ? word.GetString()! : "whole";
            (string, string, string) key = (one.Device, one.Log, one.Kind);
            if (phase == "end" && open.Remove(key, out Episode? begun))
            {
                begun.Take(told);
                begun.IsOpen = false;
                continue;
            }
            Episode episode = new(one, told, phase == "begin");
            episodes.Add(episode);
            if (phase == "begin")
            {
                open[key] = episode;
            }
        }
        return episodes;
    }

    private static decimal? Seconds(JsonElement told, string name) =>
        told.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal seconds) ? seconds : null;

    private void Take(JsonElement told)
    {
        EndS = Seconds(told, "endS");
        if (!told.TryGetProperty("evidence", out JsonElement evidence) || evidence.ValueKind != JsonValueKind.Object)
        {
            return;
        }
        foreach (JsonProperty one in evidence.EnumerateObject())
        {
            // What the begin was decided on stays.
            if (!_evidence.Exists(e => e.Key == one.Name))
            {
                _evidence.Add(new(one.Name, one.Value));
            }
        }
    }
}
