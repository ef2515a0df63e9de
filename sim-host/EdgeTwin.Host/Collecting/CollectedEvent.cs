namespace EdgeTwin.Host.Collecting;

/// <summary>An event of a device's log, as it is in the store.</summary>
/// <param name="Device">The device's id.</param>
/// <param name="Log">The log's id, eight hex digits.</param>
/// <param name="Seq">Number in the log, from 1.</param>
/// <param name="Type">event, boot, config, technical, symptom, alarm, or one that newer firmware knows.</param>
/// <param name="Kind">The event's own kind, such as <c>tachycardia</c>; the type where it has none.</param>
/// <param name="UptimeMs">The device's time since it started, ms.</param>
/// <param name="UtcMs">The device's clock, ms since 1970; null where it was not set.</param>
/// <param name="Json">The event as the device wrote it, one JSON object.</param>
/// <param name="ReceivedUtc">When the collector got it first, by its own clock.</param>
internal sealed record CollectedEvent(
    string Device, string Log, long Seq, string Type, string Kind, long UptimeMs, long? UtcMs, string Json, DateTimeOffset ReceivedUtc)
{
    /// <summary>The device's time since it started, s.</summary>
    internal double UptimeS => UptimeMs / 1000.0;

    /// <summary>The device's clock, s since 1970; null where it was not set.</summary>
    internal double? UtcS => UtcMs / 1000.0;
}
