using System.Text.Json;
using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;

namespace EdgeTwin.Host.Tests.Collecting;

/// <summary>What Home Assistant is told, through the broker of this process.</summary>
public sealed class HomeAssistantTests : IDisposable
{
    private const string Online = """{"state":"online","hrBpm":72}""";

    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_device_that_is_heard_has_one_retained_message_with_its_own_topics()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync(isForAnyTopic: true);
        using CollectorStore store = CollectorStore.InMemory();
        await using MqttEnd watcher = await MqttEnd.OpenAsync(broker.Address, "ha/#");
        await using Collector collector = await StartAsync(store, broker, new HomeAssistant("ha"));
        await using MqttEnd device = await MqttEnd.OpenAsync(broker.Address);
        await device.SendAsync("edgetwin/w1/status", Online, retain: true);
        await device.SendAsync("edgetwin/w1/event", Envelope.Record(1));
        await device.SendAsync("edgetwin/w2/event", Envelope.Record(1));
        await watcher.Heard.FirstAsync<MqttText>(one => one.Topic == "ha/device/edgetwin_w2/config");
        Assert.Equal(["ha/device/edgetwin_w1/config", "ha/device/edgetwin_w2/config"], watcher.Heard.All.Cast<MqttText>().Select(one => one.Topic));

        await using MqttEnd late = await MqttEnd.OpenAsync(broker.Address, "ha/device/edgetwin_w1/config");
        JsonElement told = JsonDocument.Parse((await late.Heard.FirstAsync<MqttText>(_ => true)).Text).RootElement;
        Assert.Equal("edgetwin_w1", told.GetProperty("device").GetProperty("identifiers")[0].GetString());
        Assert.Equal("EdgeTwin", told.GetProperty("origin").GetProperty("name").GetString());
        Assert.Equal("edgetwin/w1/status", told.GetProperty("availability")[0].GetProperty("topic").GetString());
        Assert.Equal("{{ value_json.state }}", told.GetProperty("availability")[0].GetProperty("value_template").GetString());
        JsonProperty[] sensors = [.. told.GetProperty("components").EnumerateObject()];
        Assert.Equal(["heart_rate", "signal_quality", "waiting", "sensor_health", "electrode_life", "last_alarm"], sensors.Select(one => one.Name));
        Assert.All(sensors, one =>
        {
            Assert.Equal("sensor", one.Value.GetProperty("platform").GetString());
            Assert.Equal($"edgetwin_w1_{one.Name}", one.Value.GetProperty("unique_id").GetString());
            Assert.StartsWith("edgetwin/w1/", one.Value.GetProperty("state_topic").GetString(), StringComparison.Ordinal);
            Assert.Contains("value_json.", one.Value.GetProperty("value_template").GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_broker_that_has_forgotten_is_told_again()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync(isForAnyTopic: true);
        using CollectorStore store = CollectorStore.InMemory();
        Ears ears = new();
        await using Collector collector = await StartAsync(store, broker, new HomeAssistant("ha"), ears);
        await using (MqttEnd device = await MqttEnd.OpenAsync(broker.Address, "ha/#"))
        {
            await device.SendAsync("edgetwin/w1/event", Envelope.Record(1));
            await device.Heard.FirstAsync<MqttText>(_ => true);
        }
        int before = ears.Heard.All.Count;
        await broker.RestartAsync();
        await using MqttEnd watcher = await MqttEnd.OpenAsync(broker.Address, "ha/#");
        await ears.Heard.FirstAsync<LinkChange>(link => link.IsUp, before);
        await watcher.Heard.FirstAsync<MqttText>(one => one.Topic == "ha/device/edgetwin_w1/config");
    }

    [Fact]
    public async Task Without_being_asked_nothing_is_told()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync(isForAnyTopic: true);
        using CollectorStore store = CollectorStore.InMemory();
        await using MqttEnd device = await MqttEnd.OpenAsync(broker.Address, "#");
        await using (Collector collector = await StartAsync(store, broker, null))
        {
            await device.SendAsync("edgetwin/w1/status", Online, retain: true);
            await device.SendAsync("edgetwin/w1/event", Envelope.Record(1));
            await device.TextAsync("edgetwin/w1/cmd/ack", $"{Envelope.LogName} 1");
        }
        // Stopped, it has told whatever it would.
        await device.SendAsync("edgetwin/marker", "end");
        await device.TextAsync("edgetwin/marker", "end");
        Assert.All(device.Heard.All.Cast<MqttText>(), one => Assert.StartsWith("edgetwin/", one.Topic, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broker_that_does_not_allow_it_is_named_and_events_go_on()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        using CollectorStore store = CollectorStore.InMemory();
        Ears ears = new();
        await using Collector collector = await StartAsync(store, broker, new HomeAssistant(HomeAssistant.UsualPrefix), ears);
        await using MqttEnd device = await MqttEnd.OpenAsync(broker.Address, "edgetwin/w1/cmd/ack");
        await device.SendAsync("edgetwin/w1/event", Envelope.Record(1));
        RefusedMessage refused = await ears.Heard.FirstAsync<RefusedMessage>(_ => true);
        Assert.Contains("homeassistant/device/edgetwin_w1/config", refused.Why, StringComparison.Ordinal);
        await device.SendAsync("edgetwin/w1/event", Envelope.Record(2));
        await device.TextAsync("edgetwin/w1/cmd/ack", $"{Envelope.LogName} 2");
        Assert.Single(ears.Of<RefusedMessage>());
    }

    [Theory]
    [InlineData("homeassistant", true)]
    [InlineData("my/own-2", true)]
    [InlineData("", false)]
    [InlineData("/a", false)]
    [InlineData("a/", false)]
    [InlineData("a/#", false)]
    [InlineData("+", false)]
    [InlineData("edgetwin", false)]
    [InlineData("edgetwin/w1", false)]
    public void A_prefix_is_a_topic_that_is_not_the_devices_own(string text, bool isOne) => Assert.Equal(isOne, HomeAssistant.IsPrefix(text));

    [Fact]
    public void The_option_is_refused_where_it_does_not_fit_and_runs_with_and_without_a_prefix()
    {
        Assert.Equal(ExitCode.Usage, CommandRun.Of("collect", "--db", _bench.In("a.db"), "--home-assistant", "a/#").ExitCode);
        Assert.Equal(ExitCode.Usage, CommandRun.Of("run", "--mqtt", "localhost", "--device-only", "--home-assistant").ExitCode);
        CommandRun run = CommandRun.Of("run", "--home-assistant", "--for", "20", "--speed", "max", "--no-page");
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("refused", run.Out, StringComparison.Ordinal);
    }

    private static Task<Collector> StartAsync(CollectorStore store, EmbeddedBroker broker, HomeAssistant? assistant, ICollectorListener? listener = null) =>
        Collector.StartAsync(store, new CollectorOptions
        {
            Broker = broker.Address,
            HomeAssistant = assistant,
            Listener = listener,
            FirstPause = TimeSpan.FromMilliseconds(20),
            LongestPause = TimeSpan.FromMilliseconds(200),
        }, TestContext.Current.CancellationToken);
}
