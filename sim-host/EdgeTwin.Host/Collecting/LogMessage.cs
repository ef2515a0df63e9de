namespace EdgeTwin.Host.Collecting;

/// <summary>A message of the event topic that has been found in order.</summary>
/// <param name="Log">The log's id, eight hex digits.</param>
/// <param name="AckedSeq">What the device knows to be collected.</param>
internal abstract record LogMessage(string Log, long AckedSeq);
