namespace EdgeTwin.Host.Collecting;

/// <summary>A record of a device's log.</summary>
/// <param name="Log">The log's id, eight hex digits.</param>
/// <param name="AckedSeq">What the device knows to be collected.</param>
/// <param name="Seq">Number in the log.</param>
/// <param name="Type">The record's type.</param>
/// <param name="Kind">The event's kind; the type where it has none.</param>
/// <param name="UptimeMs">The device's time since it started, ms.</param>
/// <param name="UtcMs">The device's clock, ms since 1970; null where it was not set.</param>
/// <param name="Json">The event, as it came.</param>
internal sealed record RecordMessage(string Log, long AckedSeq, long Seq, string Type, string Kind, long UptimeMs, long? UtcMs, string Json)
    : LogMessage(Log, AckedSeq);
