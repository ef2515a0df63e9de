namespace EdgeTwin.Host.Collecting;

/// <summary>Kinds of <see cref="Incoming"/>.</summary>
internal enum IncomingKind
{
    /// <summary>A message of an event topic.</summary>
    Event,

    /// <summary>A message of a status topic.</summary>
    Status,

    /// <summary>A message that was not looked into.</summary>
    Refused,

    /// <summary>Connected and subscribed.</summary>
    LinkUp,

    /// <summary>Not connected.</summary>
    LinkDown,
}
