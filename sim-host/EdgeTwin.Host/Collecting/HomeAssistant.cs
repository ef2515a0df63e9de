using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeTwin.Device.Uplink;

namespace EdgeTwin.Host.Collecting;

/// <summary>
/// Tells Home Assistant which devices there are: one retained message a device (MQTT discovery, device form: home-assistant.io/integrations/mqtt, 2024.11 and later). Home
/// Assistant reads the device's own topics then. A message holds names that are ours and the device's id, a word: nothing of what devices tell.
/// </summary>
/// <param name="prefix">Where Home Assistant listens; its own default is <see cref="UsualPrefix"/>.</param>
internal sealed class HomeAssistant(string prefix)
{
    /// <summary>Home Assistant's own default.</summary>
    internal const string UsualPrefix = "homeassistant";

    private const int LongestPrefix = 64;

    private readonly HashSet<string> _heard = new(StringComparer.Ordinal);

    /// <summary>True for a topic's first levels, other than the devices' own.</summary>
    internal static bool IsPrefix(string text) => text.Length is >= 1 and <= LongestPrefix && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/')
        && text[0] != '/' && text[^1] != '/' && !(text + "/").StartsWith(Topics.Root, StringComparison.Ordinal);

    /// <summary>What is to be told after a batch: the devices heard for the first time, or all once more where the broker may have lost them.</summary>
    internal IReadOnlyCollection<string> Due(IReadOnlyCollection<string> heard, bool hasLinkUp)
    {
        string[] news = [.. heard.Where(_heard.Add)];
        return hasLinkUp ? [.. _heard] : news;
    }

    /// <summary>The topic of a device's message.</summary>
    internal string Topic(string device) => $"{prefix}/device/{NodeOf(device)}/config";

    /// <summary>The message of a device.</summary>
    internal static string Message(string device)
    {
        string status = $"{Topics.Root}{device}/status";
        string health = $"{Topics.Root}{device}/health";
        JsonObject components = new()
        {
            ["heart_rate"] = Sensor(device, "heart_rate", "Heart rate", status, "{{ value_json.hrBpm if value_json.hrBpm | default(0) > 0 else none }}", "bpm", "mdi:heart-pulse"),
            ["signal_quality"] = Sensor(device, "signal_quality", "Signal quality", status, "{{ value_json.qualityPercent | default(none) }}", "%", "mdi:waveform"),
            ["waiting"] = Diagnostic(Sensor(device, "waiting", "Waiting records", status, "{{ value_json.waiting | default(none) }}", "records", "mdi:tray-full")),
            ["sensor_health"] = Diagnostic(Words(device, "sensor_health", "Worst sensor", health, "{{ value_json.worst | default(none) }}", "mdi:stethoscope", "unknown", "good", "watch", "act", "failed")),
            ["electrode_life"] = Diagnostic(Duration(Sensor(
                device, "electrode_life", "Electrode life left", health, "{{ value_json.get('parts', {}).get('electrode', {}).get('p50Minutes', none) }}", "min", "mdi:timer-sand"))),
            // Whatever else is told leaves the last alarm as it is.
            ["last_alarm"] = Words(
                device, "last_alarm", "Last alarm", $"{Topics.Root}{device}/event",
                "{{ value_json.event.kind if value_json.type | default('') == 'alarm' and value_json.event.phase != 'end' else this.state | default(none) }}", "mdi:alert"),
        };
        return new JsonObject
        {
            ["device"] = new JsonObject { ["identifiers"] = new JsonArray($"edgetwin_{device}"), ["name"] = device, ["manufacturer"] = "EdgeTwin", ["model"] = "Wearable (not a medical device)" },
            ["origin"] = new JsonObject { ["name"] = "EdgeTwin" },
            ["availability"] = new JsonArray(new JsonObject
            {
                ["topic"] = status,
                ["value_template"] = "{{ value_json.state }}",
                ["payload_available"] = "online",
                ["payload_not_available"] = "offline",
            }),
            ["components"] = components,
        }.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    // A node's name is of the same letters as a device's id.
    private static string NodeOf(string device) => $"edgetwin_{device}";

    private static JsonObject Sensor(string device, string key, string name, string topic, string template, string unit, string icon)
    {
        JsonObject sensor = Words(device, key, name, topic, template, icon);
        sensor["unit_of_measurement"] = unit;
        sensor["state_class"] = "measurement";
        return sensor;
    }

    private static JsonObject Words(string device, string key, string name, string topic, string template, string icon, params string[] words)
    {
        JsonObject sensor = new()
        {
            ["platform"] = "sensor",
            ["unique_id"] = $"{NodeOf(device)}_{key}",
            ["name"] = name,
            ["state_topic"] = topic,
            ["value_template"] = template,
            ["icon"] = icon,
        };
        if (words.Length > 0)
        {
            sensor["device_class"] = "enum";
            sensor["options"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]);
        }
        return sensor;
    }

    private static JsonObject Diagnostic(JsonObject sensor)
    {
        sensor["entity_category"] = "diagnostic";
        return sensor;
    }

    private static JsonObject Duration(JsonObject sensor)
    {
        sensor["device_class"] = "duration";
        return sensor;
    }
}
