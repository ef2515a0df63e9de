namespace EdgeTwin.Host.Collecting;

/// <summary>What reaches the collector's one worker, in order.</summary>
/// <param name="What">What it is.</param>
/// <param name="Device">The device of the topic; empty where it has none.</param>
/// <param name="Payload">The message.</param>
/// <param name="Why">Of a link that went down or a message that is refused: why.</param>
internal readonly record struct Incoming(IncomingKind What, string Device, byte[] Payload, string Why)
{
    internal static Incoming Message(IncomingKind what, string device, byte[] payload) => new(what, device, payload, "");

    internal static Incoming Refused(string device, string why) => new(IncomingKind.Refused, device, [], why);

    internal static Incoming LinkUp { get; } = new(IncomingKind.LinkUp, "", [], "");

    internal static Incoming LinkDown(string why) => new(IncomingKind.LinkDown, "", [], why);
}
