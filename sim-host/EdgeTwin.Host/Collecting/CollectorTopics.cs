using EdgeTwin.Device.Uplink;

namespace EdgeTwin.Host.Collecting;

/// <summary>The collector's side of the device's topics (firmware/EdgeTwin.Device/Uplink/Topics).</summary>
internal static class CollectorTopics
{
    /// <summary>Records and gaps of every device.</summary>
    internal const string Events = Topics.Root + "+" + EventEnd;

    /// <summary>Comings and goings of every device.</summary>
    internal const string Statuses = Topics.Root + "+" + StatusEnd;

    /// <summary>What devices publish beside their log and their status.</summary>
    internal static readonly IReadOnlyList<string> Documents = [.. DocumentTails.Select(tail => $"{Topics.Root}+/{tail}")];

    private static string[] DocumentTails => ["health", "twin", "twin/delta", "wave/ecg", "wave/ppg"];

    private const string EventEnd = "/event";
    private const string StatusEnd = "/status";

    /// <summary>The acknowledgement's topic.</summary>
    internal static string Ack(string device) => $"{Topics.Root}{device}/cmd/ack";

    /// <summary>The acknowledgement, as the firmware's AckParser reads it.</summary>
    internal static string AckPayload(AckedLog acked) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{acked.Log} {acked.Seq}");

    /// <summary>Topic of a request for samples.</summary>
    internal static string Wave(string device) => $"{Topics.Root}{device}/cmd/wave";

    /// <summary>Whether a topic is that of a document, the status included.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="device">The device, a valid id.</param>
    /// <param name="tail">What stands behind it.</param>
    internal static bool TrySplitDocument(string topic, out string device, out string tail)
    {
        string[] levels = topic.StartsWith(Topics.Root, StringComparison.Ordinal) ? topic.Split('/', 3) : [];
        device = levels.Length == 3 ? levels[1] : "";
        tail = levels.Length == 3 ? levels[2] : "";
        return DeviceName.IsValid(device) && (tail == "status" || DocumentTails.Contains(tail, StringComparer.Ordinal));
    }

    /// <summary>Which device and what kind of message; a device that is no id becomes empty.</summary>
    internal static (IncomingKind Kind, string Device) Split(string topic)
    {
        IncomingKind kind = topic.EndsWith(EventEnd, StringComparison.Ordinal) ? IncomingKind.Event
            : topic.EndsWith(StatusEnd, StringComparison.Ordinal) ? IncomingKind.Status : IncomingKind.Refused;
        string[] levels = topic.Split('/', 4);
        string device = levels.Length == 3 && DeviceName.IsValid(levels[1]) ? levels[1] : "";
        return (device.Length == 0 ? IncomingKind.Refused : kind, device);
    }
}
