namespace EdgeTwin.Host.Collecting;

/// <summary>How far a device's log has been collected.</summary>
/// <param name="Device">The device's id.</param>
/// <param name="Log">The log's id, eight hex digits.</param>
/// <param name="Seq">Everything up to here is in the store or is a gap; 0 for nothing.</param>
internal sealed record AckedLog(string Device, string Log, long Seq);
