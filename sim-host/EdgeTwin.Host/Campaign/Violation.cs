using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Campaign;

/// <summary>Something that must never be, seen in a seed.</summary>
/// <param name="TimeMs">When, milliseconds of virtual time.</param>
/// <param name="Rule">Which rule was broken: a name that stays the same.</param>
/// <param name="What">What was seen.</param>
internal sealed record Violation(long TimeMs, string Rule, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"at {Say.Clock(TimeMs / 1000.0)}: {Rule}: {What}";
}
