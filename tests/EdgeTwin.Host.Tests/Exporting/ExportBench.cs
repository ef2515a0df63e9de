using System.Text.Json;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Evaluation.Ischaemia;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Host.Twins;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Tests.Exporting;

/// <summary>A store with two devices: one with a clock, whose alarms carry strips; one without, whose tachycardia still lasts.</summary>
internal sealed class ExportBench : IDisposable
{
    internal const string Log = "0000000a";

    /// <summary>The strip's points, uV: a ramp up and down.</summary>
    internal static readonly int[] Ramp = [.. Enumerable.Range(0, 1000).Select(i => -40 + (8 * (i < 500 ? i % 100 : -(i % 100))))];

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<byte[]> LearnedTwinJson = new(() =>
    {
        LearnedTwin.Of(new ArraySource(new SyntheticEcg([HeartSegment.Sinus(240, 72)]).ReadToEnd()), out byte[] told, CancellationToken.None);
        return told;
    });

    private readonly Workbench _bench = new();

    internal ExportBench()
    {
        using CollectorStore store = CollectorStore.Open(Store);
        using StoreBatch batch = store.Begin(Noon);
        string strip = Strip(92.008m);
        Add(batch, "w1", 1, "boot", """{"kind":"boot","phase":"whole","startS":0.0,"endS":0.0,"decidedS":0.0,"evidence":{"version":"0.1.0"}}""", 0);
        Add(batch, "w1", 2, "alarm", $$"""{"kind":"af","phase":"begin","startS":90.0,"endS":null,"decidedS":100.0,"evidence":{"qualityPercent":97,"hrBpm":104,"afScorePermille":-12},{{strip}}}""", 100_000);
        // The end came before the event between: the network keeps no order.
        Add(batch, "w1", 4, "alarm", """{"kind":"af","phase":"end","startS":90.0,"endS":160.5,"decidedS":100.0,"evidence":{"extremeBpm":131}}""", 161_000);
        Add(batch, "w1", 3, "symptom", """{"kind":"symptom","phase":"whole","startS":120.0,"endS":120.0,"decidedS":120.0,"evidence":{"note":"say \"ah\", please","=cmd":1}}""", 120_000);
        Add(batch, "w1", 5, "alarm", $$"""{"kind":"st-episode","phase":"whole","startS":96.0,"endS":100.0,"decidedS":100.0,"evidence":{"stUv":-150,"stExtremeUv":-180,"stAreaUvS":9000,"spo2Permille":874},{{strip}}}""", 100_000);
        Add(batch, "w2", 1, "alarm", """{"kind":"tachycardia","phase":"begin","startS":8.0,"endS":null,"decidedS":11.0,"evidence":{"hrBpm":150,"limitBpm":120}}""", null);
        batch.Commit();
    }

    internal string Store => _bench.In("ward.db");

    internal string In(string name) => _bench.In(name);

    internal Workbench Bench => _bench;

    /// <summary>A twin's file, as a device tells it.</summary>
    internal string Twin()
    {
        File.WriteAllBytes(In("wearer.json"), LearnedTwinJson.Value);
        return In("wearer.json");
    }

    /// <summary>What the command prints.</summary>
    internal static string Export(params string[] args)
    {
        CommandRun run = CommandRun.Of(["export", .. args]);
        Assert.True(run.ExitCode == ExitCode.Done, run.Error);
        return run.Out;
    }

    public void Dispose() => _bench.Dispose();

    private static string Strip(decimal startS)
    {
        byte[] steps = [.. Ramp.Skip(1).Zip(Ramp, (next, now) => (byte)(sbyte)Math.Clamp((next - now) / 8, -127, 127))];
        return JsonSerializer.Serialize(new { strip = new { startS, rateHz = 125, stepUv = 8, firstUv = Ramp[0], deltas = Convert.ToBase64String(steps) } })[1..^1];
    }

    private static void Add(StoreBatch batch, string device, long seq, string type, string json, long? atMs)
    {
        string kind = JsonDocument.Parse(json).RootElement.GetProperty("kind").GetString()!;
        Assert.Equal(StoreResult.New, batch.Add(device, new RecordMessage(Log, 0, seq, type, kind, atMs ?? 11_000, atMs is { } ms ? Noon.ToUnixTimeMilliseconds() + ms : null, json), out _));
    }
}
