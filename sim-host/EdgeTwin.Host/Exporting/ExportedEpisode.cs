using System.Globalization;
using System.Text.Json;
using EdgeTwin.Core.Events;
using EdgeTwin.Host.Replay;
using EdgeTwin.Host.Running;

namespace EdgeTwin.Host.Exporting;

/// <summary>An episode as every format tells it.</summary>
internal sealed record ExportedEpisode
{
    private static readonly Dictionary<string, EventPriority> Priorities =
        Enum.GetValues<EventKind>().DistinctBy(EventNames.Of).ToDictionary(EventNames.Of, EventPriorities.Of, StringComparer.Ordinal);

    /// <summary>The device's id; a recording's name where it was replayed.</summary>
    public required string Device { get; init; }

    /// <summary>The device's log; empty for a recording.</summary>
    public required string Log { get; init; }

    /// <summary>Number in the log of what told of it first, from 1.</summary>
    public required long Seq { get; init; }

    /// <summary>event, alarm, technical, symptom, boot, config, or one that newer firmware knows.</summary>
    public required string Type { get; init; }

    /// <summary>What it is, such as <c>tachycardia</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Onset, s since the device started or from the record's start.</summary>
    public decimal? StartS { get; init; }

    /// <summary>End, on the same scale; null while it lasts.</summary>
    public decimal? EndS { get; init; }

    /// <summary>When the device was sure of it, on the same scale.</summary>
    public decimal? DecidedS { get; init; }

    /// <summary>True where it began, and nothing told of its end.</summary>
    public bool IsOpen { get; init; }

    /// <summary>When the device was sure of it, by the device's clock; null where that was not set.</summary>
    public DateTimeOffset? DecidedUtc { get; init; }

    /// <summary>The numbers that it was decided on.</summary>
    public required IReadOnlyList<KeyValuePair<string, JsonElement>> Evidence { get; init; }

    /// <summary>The ECG before the alarm; null for what carries none.</summary>
    public DeviceStrip? Strip { get; init; }

    /// <summary>high, medium, low, or none for what is no alarm.</summary>
    internal string Priority => Priorities.GetValueOrDefault(Kind).ToString().ToLowerInvariant();

    /// <summary>True for what is of the wearer or of the signal, false for what the device says of itself.</summary>
    internal bool IsObservation => Priorities.ContainsKey(Kind) || Kind == "symptom";

    /// <summary>The onset by the device's clock.</summary>
    internal DateTimeOffset? StartUtc => At(StartS);

    /// <summary>The end by the device's clock.</summary>
    internal DateTimeOffset? EndUtc => At(EndS);

    /// <summary>A time of the device's own scale by its clock; null where it is not known.</summary>
    internal DateTimeOffset? At(decimal? seconds) =>
        DecidedUtc is { } utc && DecidedS is { } decided && seconds is { } one && Math.Abs(one - decided) < 1e8m ? utc.AddMilliseconds((double)(one - decided) * 1000) : null;

    /// <summary>A number of the evidence; null where it is not in it.</summary>
    internal int? Number(string name)
    {
        JsonElement value = Evidence.FirstOrDefault(one => one.Key == name).Value;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : null;
    }

    /// <summary>Out of a collector's store.</summary>
    internal static ExportedEpisode Of(Episode one) => new()
    {
        Device = one.First.Device,
        Log = one.First.Log,
        Seq = one.First.Seq,
        Type = one.First.Type,
        Kind = one.Kind,
        StartS = one.StartS,
        EndS = one.EndS,
        DecidedS = one.DecidedS,
        IsOpen = one.IsOpen,
        // A record is written when it is decided; its own clock is the one of that moment.
        DecidedUtc = one.First.UtcMs is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null,
        Evidence = [.. one.Evidence.Where(entry => IsWord(entry.Key))],
        Strip = one.Strip,
    };

    /// <summary>Out of a replay.</summary>
    internal static ExportedEpisode Of(ReplayedEvent one, string name, int number) => new()
    {
        Device = name,
        Log = "",
        Seq = number,
        Type = EventPriorities.IsAlarm(one.Kind) ? "alarm" : one.IsTechnical ? "technical" : "event",
        Kind = one.Name,
        StartS = (decimal)one.StartS,
        EndS = (decimal?)one.EndS,
        DecidedS = (decimal)one.DecidedS,
        IsOpen = one.EndSample is null,
        Evidence = [Entry("qualityPercent", one.QualityPercent), Entry("detectorVersion", Core.Limits.DetectorVersion), .. one.Evidence.Select(entry => Entry(entry.Key, entry.Value))],
        Strip = one.Strip,
    };

    private static KeyValuePair<string, JsonElement> Entry(string name, int value) => new(name, JsonDocument.Parse(value.ToString(CultureInfo.InvariantCulture)).RootElement);

    // What comes from the network goes into tables that programs run formulas of: a name is a word or is left out.
    private static bool IsWord(string name) => name.Length is >= 1 and <= 40 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && char.IsAsciiLetter(name[0]);
}
