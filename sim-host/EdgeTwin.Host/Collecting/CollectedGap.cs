namespace EdgeTwin.Host.Collecting;

/// <summary>A stretch of a device's log that will not come.</summary>
/// <param name="Device">The device's id.</param>
/// <param name="Log">The log's id, eight hex digits.</param>
/// <param name="FirstSeq">First number.</param>
/// <param name="LastSeq">Last number.</param>
/// <param name="MissingCount">Those of them that are not in the store: an event may arrive and be dropped by the device afterwards.</param>
/// <param name="Cause">Why it will not come.</param>
internal sealed record CollectedGap(string Device, string Log, long FirstSeq, long LastSeq, long MissingCount, GapCause Cause);
