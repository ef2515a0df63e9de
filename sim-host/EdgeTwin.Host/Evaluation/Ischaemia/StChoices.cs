namespace EdgeTwin.Host.Evaluation.Ischaemia;

/// <summary>What a user may choose about ST episodes.</summary>
/// <param name="Seeds">Seeds to inject by; none: nothing is injected.</param>
/// <param name="PerHour">Things injected an hour.</param>
/// <param name="WithNotes">List what was missed and what is false.</param>
internal sealed record StChoices(IReadOnlyList<ulong> Seeds, double PerHour, bool WithNotes)
{
    /// <summary>True where episodes are injected.</summary>
    internal bool IsInjected => Seeds.Count > 0;
}
