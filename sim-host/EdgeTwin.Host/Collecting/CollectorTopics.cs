using EdgeTwin.Device.Uplink;

namespace EdgeTwin.Host.Collecting;

/// <summary>The collector's side of the device's topics (firmware/EdgeTwin.Device/Uplink/Topics).</summary>
internal static class CollectorTopics
{
    /// <summary>Records and gaps of every device.</summary>
    internal const string Events = Topics.Root + "+" + EventEnd;

    /// <summary>Comings and goings of every device.</summary>
    internal const string Statuses = Topics.Root + "+" + StatusEnd;

    private const string EventEnd = "/event";
    private const string StatusEnd = "/status";

    /// <summary>The acknowledgement's topic.</summary>
    internal static string Ack(string device) => $"{Topics.Root}{device}/cmd/ack";

    /// <summary>The acknowledgement, as the firmware's AckParser reads it.</summary>
    internal static string AckPayload(AckedLog acked) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{acked.Log} {acked.Seq}");

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
