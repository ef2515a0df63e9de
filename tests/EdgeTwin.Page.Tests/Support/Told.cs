using EdgeTwin.Host.Collecting;

namespace EdgeTwin.Page.Tests.Support;

/// <summary>Events as a collector tells them.</summary>
internal static class Told
{
    internal const string Device = "twin-1";
    internal const string Log = "0badcafe";

    // A hundred steps up and down: eight tenths of a second.
    private static readonly string Deltas = Convert.ToBase64String([.. Enumerable.Range(0, 100).Select(i => (byte)(sbyte)(i % 50 < 25 ? 4 : -4))]);

    internal static CollectedEvent Event(long seq, string kind, string phase = "begin", double startS = 12, string type = "alarm", string evidence = """{"qualityPercent":92,"hrBpm":140,"limitBpm":120}""", bool hasStrip = false) =>
        new(Device, Log, seq, type, kind, (long)(1000 * startS) + 2000, 1760000000500 + (1000 * seq), FormattableString.Invariant(
            $$"""{"kind":"{{kind}}","phase":"{{phase}}","startS":{{startS}},"endS":{{(phase == "end" ? FormattableString.Invariant($"{startS + 20}") : "null")}},"decidedS":{{startS + 2}},"evidence":{{evidence}}{{(hasStrip ? FormattableString.Invariant($$""","strip":{"startS":{{startS - 6}},"rateHz":125,"stepUv":8,"firstUv":-40,"deltas":"{{Deltas}}"}""") : "")}}}"""), DateTimeOffset.UtcNow);

    internal static StoreKeeper Keep(CollectorStore store) => new(store);

    /// <summary>Writes events into a store as the collector does: as messages.</summary>
    internal sealed class StoreKeeper(CollectorStore store)
    {
        internal void Add(params CollectedEvent[] events)
        {
            using StoreBatch batch = store.Begin(DateTimeOffset.UtcNow);
            foreach (CollectedEvent one in events)
            {
                batch.Add(one.Device, new RecordMessage(one.Log, 0, one.Seq, one.Type, one.Kind, one.UptimeMs, one.UtcMs, one.Json), out _);
            }
            batch.Commit();
        }
    }
}
