namespace EdgeTwin.Host.Collecting;

/// <summary>Numbers that a device's log holds no more.</summary>
/// <param name="Log">The log's id, eight hex digits.</param>
/// <param name="AckedSeq">What the device knows to be collected.</param>
/// <param name="FirstSeq">First number.</param>
/// <param name="LastSeq">Last number.</param>
internal sealed record GapMessage(string Log, long AckedSeq, long FirstSeq, long LastSeq) : LogMessage(Log, AckedSeq);
