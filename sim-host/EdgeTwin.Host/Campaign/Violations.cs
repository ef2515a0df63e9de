namespace EdgeTwin.Host.Campaign;

/// <summary>Collects what must never be. It does not throw where it is told: the firmware would catch that.</summary>
internal sealed class Violations
{
    private readonly List<Violation> _all = [];

    /// <summary>What was told, in order.</summary>
    internal IReadOnlyList<Violation> All => _all;

    /// <summary>Tells of one.</summary>
    internal void Tell(long timeMs, string rule, string what) => _all.Add(new Violation(timeMs, rule, what));
}
