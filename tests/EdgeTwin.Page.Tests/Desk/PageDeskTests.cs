using System.Text;
using System.Text.Json;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Page;
using EdgeTwin.Page.Tests.Support;

namespace EdgeTwin.Page.Tests.Desk;

public sealed class PageDeskTests : IDisposable
{
    private readonly CollectorStore _store = CollectorStore.InMemory();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_viewer_that_does_not_read_misses_samples_and_holds_nobody_up()
    {
        (PageDesk desk, DeviceDesk device) = Own();
        Viewer slow = Join(desk);
        Viewer quick = Join(desk);
        long got = 0;
        for (int tick = 1; tick <= 1000; tick++)
        {
            for (int i = 0; i < 10; i++)
            {
                device.Ecg.Add(tick);
            }
            desk.Tick(40 * tick);
            while (quick.Frames.TryRead(out _))
            {
                got++;
            }
        }
        Assert.True(slow.Frames.Count <= Viewer.MostWaiting);
        Assert.True(slow.Dropped > 800);
        Assert.Equal(0, quick.Dropped);
        Assert.True(got >= 1000);
    }

    [Fact]
    public void A_viewer_that_is_too_slow_for_news_is_let_go()
    {
        (PageDesk desk, _) = Own();
        Viewer slow = Join(desk);
        for (int i = 1; i <= Viewer.MostWaiting + 1; i++)
        {
            desk.OnEvent(Told.Event(i, "symptom", "whole", i, "symptom", "{}"));
        }
        while (slow.Frames.TryRead(out _))
        {
        }
        Assert.True(slow.Frames.Completion.IsCompleted);
    }

    [Fact]
    public void Bursts_become_an_even_flow_and_no_sample_is_lost()
    {
        (PageDesk desk, DeviceDesk device) = Own();
        Viewer viewer = Join(desk);
        int frames = 0;
        List<int> got = [];
        for (int tick = 1; tick <= 250; tick++)
        {
            // A FIFO's sixteen samples every 64 ms.
            while (device.Ecg.Count < tick * 40 / 64 * 16)
            {
                device.Ecg.Add((int)device.Ecg.Count);
            }
            desk.Tick(40 * tick);
            while (viewer.Frames.TryRead(out byte[]? frame))
            {
                if (Data(frame, "w") is { } wave)
                {
                    frames++;
                    got.AddRange(wave.GetProperty("e").EnumerateArray().Select(value => value.GetInt32()));
                }
            }
        }
        Assert.Equal(Enumerable.Range(0, got.Count), got);
        Assert.True(frames >= 240, $"{frames} frames");
        Assert.True(device.Ecg.Count - got.Count < 60);
    }

    [Fact]
    public void A_device_that_runs_too_fast_to_be_read_is_shown_in_stills()
    {
        (PageDesk desk, DeviceDesk device) = Own();
        Viewer viewer = Join(desk);
        int stills = 0;
        for (int tick = 1; tick <= 500; tick++)
        {
            for (int i = 0; i < 2000; i++)
            {
                device.Ecg.Add(i);
            }
            desk.Tick(40 * tick);
            while (viewer.Frames.TryRead(out byte[]? frame))
            {
                if (Data(frame, "still") is { } still)
                {
                    stills++;
                    Assert.Equal(2000, still.GetProperty("e").GetArrayLength());
                }
            }
        }
        Assert.InRange(stills, 8, 10);
    }

    [Fact]
    public void What_began_stands_until_it_ends_or_the_device_starts_anew()
    {
        (PageDesk desk, DeviceDesk device) = Own();
        desk.OnEvent(Told.Event(1, "tachycardia"));
        desk.OnEvent(Told.Event(2, "lead-off", type: "technical", evidence: """{"leadFlags":8}"""));
        desk.OnEvent(Told.Event(3, "pause", "whole"));
        Assert.Equal(["tachycardia", "lead-off"], device.Open.Select(one => one.Kind));
        desk.OnEvent(Told.Event(4, "tachycardia", "end"));
        Assert.Equal(["lead-off"], device.Open.Select(one => one.Kind));
        desk.OnEvent(Told.Event(5, "boot", "whole", type: "boot", evidence: "{}"));
        Assert.Empty(device.Open);
    }

    [Fact]
    public void What_a_store_tells_of_before_stands_too()
    {
        Told.Keep(_store).Add(Told.Event(1, "st-episode"), Told.Event(2, "tachycardia"), Told.Event(3, "tachycardia", "end"));
        PageDesk fleet = new(_store, TwinSeam.None, null, TimeProvider.System);
        Viewer viewer = Join(fleet);
        Assert.True(viewer.Frames.TryRead(out byte[]? frame));
        JsonElement hello = Data(frame, "hello")!.Value;
        Assert.Equal("st-episode", Assert.Single(hello.GetProperty("open").EnumerateArray()).GetProperty("kind").GetString());
    }

    [Fact]
    public void A_fleets_samples_and_status_come_from_the_network_and_a_hole_stays_one()
    {
        PageDesk fleet = new(_store, TwinSeam.None, null, TimeProvider.System);
        fleet.OnDocument(Told.Device, "status", Encoding.UTF8.GetBytes("""{"state":"online","uptimeS":77.5,"hrBpm":64,"qualityPercent":91,"waiting":3}"""));
        fleet.OnDocument(Told.Device, "wave/ecg", Wave(10, 5));
        Viewer viewer = Join(fleet);
        fleet.OnDocument(Told.Device, "wave/ecg", Wave(12, 5));
        for (int tick = 1; tick <= 50; tick++)
        {
            fleet.Tick(40 * tick);
        }
        List<int?> got = [];
        JsonElement? now = null;
        while (viewer.Frames.TryRead(out byte[]? frame))
        {
            now = Data(frame, "now") ?? now;
            got.AddRange(Data(frame, "w")?.GetProperty("e").EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (int?)null : value.GetInt32()) ?? []);
        }
        Assert.Equal([null, 0, 1, 2, 3, 4], got);
        Assert.Equal(64, now!.Value.GetProperty("now").GetProperty("rateBpm").GetInt32());
        Assert.Equal(3, now.Value.GetProperty("now").GetProperty("waiting").GetInt64());
        Assert.True(now.Value.GetProperty("deviceS").GetDouble() >= 77.5);
    }

    [Theory]
    [InlineData("status", "no json")]
    [InlineData("status", """{"state":"online","uptimeS":-4,"hrBpm":99999}""")]
    [InlineData("wave/ecg", """{"startS":1,"hz":1000000,"ecgUv":[1]}""")]
    [InlineData("wave/ecg", """{"startS":"x","hz":250,"ecgUv":[1]}""")]
    [InlineData("wave/ecg", """{"startS":1,"hz":250,"ecgUv":{}}""")]
    [InlineData("wave/ppg", "[]")]
    [InlineData("status", """{"state":"online","uptimeS":1e999}""")]
    [InlineData("health", """{"parts":{"led":{"state":"good"}},"uptimeS":1e999}""")]
    [InlineData("health", """{"parts":[]}""")]
    [InlineData("health", """{"parts":{"led":{"state":"<b>","p50Minutes":1e99}},"worst":4}""")]
    [InlineData("twin", "{")]
    [InlineData("nothing", "")]
    public void Whatever_the_network_says_the_desk_stands(string tail, string payload)
    {
        PageDesk fleet = new(_store, TwinSeam.None, null, TimeProvider.System);
        fleet.OnDocument(Told.Device, tail, Encoding.UTF8.GetBytes(payload));
        Viewer viewer = Join(fleet);
        fleet.Tick(2000);
        Assert.True(viewer.Frames.TryRead(out byte[]? hello));
        Assert.DoesNotContain("<b>", Encoding.UTF8.GetString(hello), StringComparison.Ordinal);
        Assert.DoesNotContain("99999", Encoding.UTF8.GetString(hello), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"pause","startS":1e999,"decidedS":-1e999}""")]
    [InlineData("""{"kind":"pause","startS":"x","evidence":[1,2],"strip":{"startS":1}}""")]
    [InlineData("""{"phase":4,"evidence":{"rrMs":1e999,"<img>":"<b>"},"strip":[]}""")]
    [InlineData("""[]""")]
    [InlineData("")]
    public void Whatever_a_stored_event_holds_it_is_shown_or_left_out(string json)
    {
        (PageDesk desk, _) = Own();
        Viewer viewer = Join(desk);
        desk.OnEvent(new CollectedEvent(Told.Device, Told.Log, 1, "alarm", "pause", 1, null, json, DateTimeOffset.UnixEpoch));
        foreach (byte[] frame in All(viewer))
        {
            Assert.DoesNotContain("<b>", Encoding.UTF8.GetString(frame), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sensors_are_told_in_words_with_the_life_that_is_foretold()
    {
        HealthOnPage health = HealthOnPage.TryRead("""
            {"uptimeS":7200.000,"worst":"act","parts":{"electrode":{"state":"act","level":70,"limit":100,"p10Minutes":60,"p50Minutes":180,"p90Minutes":300,"leadFlags":8},"bus":{"state":"good","level":0,"limit":5}},
            "selfTest":{"done":1,"ecg":"passed","ppg":"failed"}}
            """u8, 5)!;
        Assert.Equal(("act", 2, "ecg passed, ppg failed"), (health.Worst, health.Parts.Count, health.SelfTest));
        Assert.Equal("about 3 hours left (about an hour to about 5 hours)", health.Parts[0].Life);
        Assert.Contains("re-wet or replace", health.Parts[0].Advice, StringComparison.Ordinal);
        Assert.Equal(("no trend: no life foretold", null), (health.Parts[1].Life, health.Parts[1].Advice));
    }

    [Fact]
    public void A_new_twin_is_told_once_and_its_age_each_second()
    {
        int version = 1;
        DeviceDesk device = new(Told.Device, DeviceDesk.TapPpgHz);
        double ageS = 0;
        PageDesk desk = new(_store, new TwinSeam(_ => Beats.Twin(version, ageS += 1), _ => null), device, TimeProvider.System);
        Viewer viewer = Join(desk);
        desk.Tick(1000);
        desk.Tick(2000);
        version = 2;
        desk.Tick(3000);
        desk.Tick(4000);
        JsonElement?[] frames = [.. All(viewer).Select(frame => Data(frame, "twin")).Where(frame => frame is not null)];
        Assert.Equal(2, Assert.Single(frames)!.Value.GetProperty("twin").GetProperty("version").GetInt32());
    }

    private static IEnumerable<byte[]> All(Viewer viewer)
    {
        while (viewer.Frames.TryRead(out byte[]? frame))
        {
            yield return frame;
        }
    }

    private (PageDesk Desk, DeviceDesk Device) Own()
    {
        DeviceDesk device = new(Told.Device, DeviceDesk.TapPpgHz);
        return (new PageDesk(_store, TwinSeam.None, device, TimeProvider.System), device);
    }

    private static Viewer Join(PageDesk desk)
    {
        Viewer viewer = new(Told.Device);
        Assert.True(desk.TryJoin(viewer));
        return viewer;
    }

    private static byte[] Wave(int startS, int count) => Encoding.UTF8.GetBytes($$"""{"startS":{{startS}}.000,"hz":250,"ecgUv":[{{string.Join(',', Enumerable.Range(0, count))}}]}""");

    private static JsonElement? Data(byte[] frame, string name)
    {
        string[] lines = Encoding.UTF8.GetString(frame).Split('\n');
        return lines[0] == "event: " + name ? JsonDocument.Parse(lines[1]["data: ".Length..]).RootElement : null;
    }
}
