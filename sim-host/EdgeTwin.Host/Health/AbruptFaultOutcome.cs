namespace EdgeTwin.Host.Health;

/// <summary>What a device told of one fault.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Fault">What befell it.</param>
/// <param name="NamedAfterS">When the right name was told, s after the fault began; null where it never was.</param>
/// <param name="WrongNames">Names that were told and are not this fault's.</param>
/// <param name="Alarms">Cardiac alarms told since the fault began for which no heart gave a reason, by kind, each with its priority.</param>
/// <param name="Broken">A rule that was broken: an exception, a violated datasheet, a restart; empty for none.</param>
internal sealed record AbruptFaultOutcome(
    ulong Seed, AbruptFault Fault, double? NamedAfterS, IReadOnlyList<string> WrongNames, IReadOnlyList<AbruptFaultAlarm> Alarms, string Broken)
{
    /// <summary>All that it told, a line each: s after the fault began, and the event.</summary>
    internal IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>Named as what it is, within two seconds, and as nothing else.</summary>
    internal bool IsRight => NamedAfterS <= AbruptFaultCampaign.NamingLimitS && WrongNames.Count == 0 && Broken.Length == 0;
}
