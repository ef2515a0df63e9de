using EdgeTwin.Core.Events;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Evaluation.Rhythms;

/// <summary>How long after its own back-dated start an episode of a kind is told, s.</summary>
/// <param name="Kind">Name of the kind.</param>
/// <param name="Episodes">How many.</param>
/// <param name="MedianS">The middle one.</param>
/// <param name="MostS">The longest.</param>
internal sealed record TellingDelay(string Kind, int Episodes, double MedianS, double MostS)
{
    internal static IEnumerable<(EventKind Kind, double DelayS)> In(ReplayResult result) =>
        result.Events.Where(one => !one.IsTechnical).Select(one => (one.Kind, one.DecidedS - one.StartS));

    internal static IReadOnlyList<TellingDelay> Of(IEnumerable<(EventKind Kind, double DelayS)> all) =>
        [.. all.GroupBy(one => one.Kind).OrderBy(group => group.Key).Select(group =>
        {
            double[] delays = [.. group.Select(one => one.DelayS).Order()];
            return new TellingDelay(EventNames.Of(group.Key), delays.Length, delays[delays.Length / 2], delays[^1]);
        })];
}
