using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using EdgeTwin.Host.Evaluation.Ischaemia;
using EdgeTwin.Host.Twins;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Tests.Twins;

public sealed class TwinReaderTests
{
    private static readonly byte[] Told = Tell();

    [Fact]
    public void A_whole_edition_is_read()
    {
        TwinReader reader = new();
        Assert.Null(reader.Take(Told, false));
        Assert.True(reader.Snapshot!.IsReady);
        Assert.Equal(192, reader.Snapshot.BeatUv.Length);
        Assert.InRange(reader.Snapshot.RateBpm, 71, 73);
        Assert.InRange(reader.Snapshot.QtMs!.Value, 300, 480);
    }

    [Fact]
    public void A_delta_changes_what_it_names_and_nothing_else()
    {
        TwinReader reader = new();
        Assert.Null(reader.Take(Told, false));
        TwinSnapshot before = reader.Snapshot!;
        Assert.Null(reader.Take(Delta(before.Version, """ "ectopy":{"hours":2,"beats":900,"ventricular":7,"supraventricular":1} """), true));
        Assert.Equal(7, reader.Snapshot!.Ventricular);
        Assert.Equal(before.Version + 1, reader.Snapshot.Version);
        Assert.Equal(before.BeatUv, reader.Snapshot.BeatUv);
        Assert.Equal(before.Rr, reader.Snapshot.Rr);
    }

    [Fact]
    public void An_edition_without_a_new_beat_makes_the_model_no_surer()
    {
        HostTwin twin = new("w-1", TimeProvider.System);
        Assert.True(twin.Take(Told, false));
        twin.Fit(CancellationToken.None);
        double before = twin.BandUv!.Average();
        Assert.True(twin.Take(Delta(twin.Snapshot!.Version, """ "ectopy":{"hours":2,"beats":900,"ventricular":7,"supraventricular":1} """), true));
        twin.Fit(CancellationToken.None);
        Assert.Equal(twin.Snapshot!.Version, twin.Fitted!.Snapshot.Version);
        Assert.True(twin.BandUv!.Average() >= 0.999 * before, $"{twin.BandUv!.Average()} uV after a delta, {before} uV before");
    }

    [Fact]
    public void A_delta_that_does_not_follow_is_refused_until_a_whole_edition_comes()
    {
        TwinReader reader = new();
        Assert.NotNull(reader.Take(Delta(4, ""), true));
        Assert.False(reader.IsBehind);
        Assert.Null(reader.Take(Told, false));
        TwinSnapshot before = reader.Snapshot!;
        Assert.Contains("follows edition 99", reader.Take(Delta(99, ""), true), StringComparison.Ordinal);
        Assert.True(reader.IsBehind);
        Assert.Same(before, reader.Snapshot);
        Assert.Null(reader.Take(Told, false));
        Assert.False(reader.IsBehind);
    }

    [Theory]
    [InlineData("{}", "schema")]
    [InlineData("[1]", "schema")]
    [InlineData("no", "JSON")]
    [InlineData("""{"schema":2,"version":1}""", "schema")]
    [InlineData("""{"schema":1,"version":1}""", "beat is missing")]
    public void What_is_no_twin_is_refused_with_the_reason(string text, string why) =>
        Assert.Contains(why, new TwinReader().Take(Encoding.UTF8.GetBytes(text), false), StringComparison.Ordinal);

    [Fact]
    public void Whatever_is_done_to_an_edition_it_is_taken_or_refused_whole() =>
        Gen.Select(Gen.Int[0, Told.Length - 1], Gen.Byte, Gen.Int[0, 3], Gen.Int[1, 40]).Sample(
            (at, value, kind, length) =>
            {
                byte[] bytes = kind switch
                {
                    0 => [.. Told[..at], value, .. Told[Math.Min(Told.Length, at + 1)..]],
                    1 => Told[..at],
                    2 => [.. Told[..at], .. Told[Math.Min(Told.Length, at + length)..]],
                    _ => [.. Told[..at], .. Told[Math.Max(0, at - length)..]],
                };
                TwinReader reader = new();
                string? refused = reader.Take(bytes, false);
                return refused is null == reader.Snapshot is not null && (reader.Snapshot is null || reader.Snapshot.StByRate.Length == 8);
            },
            iter: 3000);

    [Fact]
    public void A_field_that_is_missing_or_of_another_kind_is_named()
    {
        JsonObject whole = JsonNode.Parse(Told)!.AsObject();
        foreach (string section in new[] { "beat", "rr", "byRate", "byDay", "pulse", "ectopy", "quality" })
        {
            foreach ((string field, JsonNode? _) in whole[section]!.AsObject())
            {
                JsonObject bad = JsonNode.Parse(Told)!.AsObject();
                bad[section]![field] = "x";
                Assert.Contains(field, new TwinReader().Take(Encoding.UTF8.GetBytes(bad.ToJsonString()), false), StringComparison.Ordinal);
            }
        }
    }

    private static byte[] Delta(int from, string section) =>
        Encoding.UTF8.GetBytes($$"""{"schema":1,"base":{{from}},"version":{{from + 1}},"uptimeS":1.000,"utcS":null{{(section.Length > 0 ? "," : "")}}{{section}}}""");

    private static byte[] Tell()
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(240, 72)]);
        LearnedTwin.Of(new ArraySource(ecg.ReadToEnd()), out byte[] told, CancellationToken.None);
        return told;
    }
}
