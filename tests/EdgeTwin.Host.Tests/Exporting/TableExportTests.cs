using System.Text.Json;

namespace EdgeTwin.Host.Tests.Exporting;

public sealed class TableExportTests : IDisposable
{
    private readonly ExportBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Csv_has_a_row_an_episode_in_the_order_of_the_log()
    {
        string[] rows = ExportBench.Export(_bench.Store, "--to", "csv").Split("\r\n");
        Assert.Equal("device,log,seq,type,kind,priority,startS,endS,decidedS,startUtc,endUtc,isOpen,evidence", rows[0]);
        Assert.Equal("w1,0000000a,2,alarm,af,low,90.0,160.5,100.0,2026-03-01T12:01:30.000Z,2026-03-01T12:02:40.500Z,false,qualityPercent=97 hrBpm=104 afScorePermille=-12 extremeBpm=131", rows[2]);
        // What a table's program would run is left out, and quotes are doubled.
        Assert.Equal("w1,0000000a,3,symptom,symptom,none,120.0,120.0,120.0,2026-03-01T12:02:00.000Z,2026-03-01T12:02:00.000Z,false,\"note=say \"\"ah\"\", please\"", rows[3]);
        Assert.Equal("w2,0000000a,1,alarm,tachycardia,low,8.0,,11.0,,,true,hrBpm=150 limitBpm=120", rows[5]);
        Assert.Equal(("", 7), (rows[6], rows.Length));
    }

    [Theory]
    [InlineData("--device", "w2", "w2/1")]
    [InlineData("--since", "2026-03-01T12:01:50Z", "w1/3")]
    [InlineData("--until", "2026-03-01T12:00:01Z", "w1/1 w2/1")]
    public void A_device_and_a_time_choose(string option, string value, string expected)
    {
        string[] rows = ExportBench.Export(_bench.Store, "--to", "csv", option, value).TrimEnd().Split("\r\n");
        Assert.Equal(expected, string.Join(' ', rows.Skip(1).Select(row => row.Split(',')).Select(cells => $"{cells[0]}/{cells[2]}")));
    }

    [Fact]
    public void Json_is_one_document_with_the_strips()
    {
        JsonElement root = JsonDocument.Parse(ExportBench.Export(_bench.Store, "--to", "json")).RootElement;
        Assert.Equal("edgetwin.export/1", root.GetProperty("schema").GetString());
        JsonElement[] episodes = [.. root.GetProperty("episodes").EnumerateArray()];
        Assert.Equal(5, episodes.Length);
        JsonElement af = Assert.Single(episodes, one => one.GetProperty("kind").GetString() == "af");
        Assert.Equal(131, af.GetProperty("evidence").GetProperty("extremeBpm").GetInt32());
        Assert.Equal(ExportBench.Ramp, af.GetProperty("strip").GetProperty("uv").EnumerateArray().Select(one => one.GetInt32()));
        Assert.True(episodes[^1].GetProperty("isOpen").GetBoolean());
        Assert.Equal(JsonValueKind.Null, episodes[^1].GetProperty("startUtc").ValueKind);
    }

    [Fact]
    public void A_twin_is_a_table_of_figures()
    {
        string[] rows = ExportBench.Export(_bench.Twin(), "--to", "csv").TrimEnd().Split("\r\n");
        Assert.Equal("figure,range,unit,mean,deviation,count", rows[0]);
        string rate = Assert.Single(rows, row => row.StartsWith("heart-rate,", StringComparison.Ordinal));
        Assert.InRange(decimal.Parse(rate.Split(',')[3], System.Globalization.CultureInfo.InvariantCulture), 71, 73);
        Assert.Contains(rows, row => row.StartsWith("qt,70 to 79/min,ms,", StringComparison.Ordinal));
        JsonElement json = JsonDocument.Parse(ExportBench.Export(_bench.Twin(), "--to", "json")).RootElement;
        Assert.Equal(rows.Length - 1, json.GetProperty("figures").GetArrayLength());
        Assert.Equal(192, json.GetProperty("beat").GetProperty("uv").GetArrayLength());
    }

    [Fact]
    public void A_file_holds_what_standard_output_would_and_the_store_stays_as_it_was()
    {
        byte[] before = File.ReadAllBytes(_bench.Store);
        string printed = ExportBench.Export(_bench.Store, "--to", "json", "--out", "-");
        Assert.Equal("", ExportBench.Export(_bench.Store, "--to", "json", "--out", _bench.In("out.json")));
        Assert.Equal(printed, File.ReadAllText(_bench.In("out.json")));
        Assert.Equal(before, File.ReadAllBytes(_bench.Store));
    }
}
