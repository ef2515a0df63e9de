namespace EdgeTwin.Host.Collecting;

/// <summary>A message that was not stored. What it held is not repeated: it is the network's text.</summary>
/// <param name="Device">The device that its topic names; empty where that is no device's id.</param>
/// <param name="Why">What is wrong with it.</param>
internal sealed record RefusedMessage(string Device, string Why);
