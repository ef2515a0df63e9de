using System.Text.Json;
using EdgeTwin.Host.Page;
using EdgeTwin.Page.Tests.Support;

namespace EdgeTwin.Page.Tests.Server;

public sealed class StreamTests
{
    [Fact]
    public async Task A_viewer_gets_all_that_there_is_then_samples_and_news_as_they_come()
    {
        await using PageBench bench = await PageBench.StartAsync(twins: new TwinSeam(_ => Beats.Twin(), _ => null), now: new LiveNow { UptimeS = 30, RateBpm = 71 });
        Fill(bench.Device, 500);
        bench.Desk.OnEvent(Told.Event(1, "tachycardia"));
        await using SseReader stream = await SseReader.OpenAsync(bench);
        JsonElement hello = await stream.NextAsync("hello");
        Assert.Equal("twin-1", hello.GetProperty("device").GetString());
        Assert.Equal(500, hello.GetProperty("waves").GetProperty("ecg").GetProperty("values").GetArrayLength());
        Assert.Equal("tachycardia", Assert.Single(hello.GetProperty("open").EnumerateArray()).GetProperty("kind").GetString());
        Assert.Equal(7, hello.GetProperty("twin").GetProperty("ageS").GetDouble());
        Fill(bench.Device, 30);
        JsonElement first = await stream.NextAsync("w");
        Assert.Equal(500, first.GetProperty("n").GetInt64());
        Assert.Equal(500, first.GetProperty("e")[0].GetInt32());
        bench.Desk.OnEvent(Told.Event(2, "pause", "whole", hasStrip: true));
        JsonElement told = await stream.NextAsync("event");
        Assert.Equal(("Pause", "low", "whole"), (told.GetProperty("title").GetString(), told.GetProperty("priority").GetString(), told.GetProperty("phase").GetString()));
        Assert.Equal(125, told.GetProperty("strip").GetProperty("rateHz").GetInt32());
        JsonElement now = await stream.NextAsync("now");
        Assert.Equal(71, now.GetProperty("now").GetProperty("rateBpm").GetInt32());
        Assert.Equal(7, now.GetProperty("twinAgeS").GetDouble());
    }

    [Fact]
    public async Task All_viewers_of_a_device_get_the_same_bytes_in_order_and_without_a_hole()
    {
        await using PageBench bench = await PageBench.StartAsync();
        await using SseReader one = await SseReader.OpenAsync(bench);
        await using SseReader two = await SseReader.OpenAsync(bench);
        await one.NextAsync("hello");
        await two.NextAsync("hello");
        Fill(bench.Device, 200);
        foreach (SseReader stream in (SseReader[])[one, two])
        {
            List<int> got = [];
            while (got.Count < 200)
            {
                JsonElement frame = await stream.NextAsync("w");
                Assert.Equal(got.Count, frame.GetProperty("n").GetInt64());
                got.AddRange(frame.GetProperty("e").EnumerateArray().Select(value => value.GetInt32()));
            }
            Assert.Equal(Enumerable.Range(0, 200), got);
        }
    }

    [Fact]
    public async Task A_defect_of_the_page_is_shown_and_stops_nothing_else()
    {
        int asked = 0;
        await using PageBench bench = await PageBench.StartAsync(twins: new TwinSeam(_ => asked++ == 0 ? null : throw new InvalidOperationException("planted"), _ => null), now: new LiveNow { UptimeS = 30 });
        await using SseReader stream = await SseReader.OpenAsync(bench);
        JsonElement now;
        do
        {
            now = await stream.NextAsync("now");
        }
        while (!now.TryGetProperty("fault", out JsonElement _));
        Assert.Contains("planted", now.GetProperty("fault").GetString(), StringComparison.Ordinal);
        Fill(bench.Device, 30);
        await stream.NextAsync("w");
    }

    [Fact]
    public async Task There_is_a_limit_to_viewers()
    {
        await using PageBench bench = await PageBench.StartAsync();
        for (int i = 0; i < PageDesk.MostViewers; i++)
        {
            Assert.True(bench.Desk.TryJoin(new Viewer(Told.Device)));
        }
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await bench.GetAsync("/api/stream")).Status);
    }

    private static void Fill(DeviceDesk device, int count)
    {
        for (int i = 0; i < count; i++)
        {
            device.Ecg.Add((int)device.Ecg.Count);
        }
    }
}
