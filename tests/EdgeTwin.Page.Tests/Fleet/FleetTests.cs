using System.Text;
using System.Text.Json;
using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Page;
using EdgeTwin.Host.Running;
using EdgeTwin.Page.Tests.Support;
using EdgeTwin.Simulation.Wearers;
using MQTTnet;

namespace EdgeTwin.Page.Tests.Fleet;

/// <summary>What <c>collect</c> shows: a wearable somewhere else, over a real broker.</summary>
public sealed class FleetTests : IAsyncLifetime
{
    private readonly CollectorStore _store = CollectorStore.InMemory();
    private EmbeddedBroker _broker = null!;

    public async ValueTask InitializeAsync() => _broker = await EmbeddedBroker.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task Signals_come_only_with_the_wearers_consent_and_health_and_status_by_themselves()
    {
        PageDesk desk = new(_store, TwinSeam.None, null, TimeProvider.System);
        await using Collector collector = await Collector.StartAsync(_store, new CollectorOptions { Broker = _broker.Address, Listener = desk, Documents = desk }, TestContext.Current.CancellationToken);
        // Asked in vain at first, then with consent: by the device's own time.
        AskingView view = new(
            (20, () => collector.AskForWavesAsync(Told.Device, 60, default).GetAwaiter().GetResult()),
            (30, () => Assert.Equal(0, SamplesOf(desk))),
            (31, () => PublishAsync("edgetwin/twin-1/cmd/config/waveConsent", "1").GetAwaiter().GetResult()),
            (40, () => collector.AskForWavesAsync(Told.Device, 60, default).GetAwaiter().GetResult()));
        RunOptions options = new() { Broker = _broker.Address, IsDeviceOnly = true, Scenario = Scenario.Find("normal")!, Speed = 20, ForSeconds = 80 };
        await Task.Run(() => RunSession.Run(options, watch => watch(view), (_, _) => { }, TestContext.Current.CancellationToken));
        Assert.Equal(4, view.Done);
        Assert.True(SamplesOf(desk) > 1000);
        JsonElement hello = Hello(desk);
        Assert.NotEmpty(hello.GetProperty("health").GetProperty("selfTest").GetString()!);
        Assert.True(hello.GetProperty("state").GetProperty("now").GetProperty("uptimeS").GetDouble() > 1);
        string[] waves = [.. desk.History(Told.Device, null, 100).Where(one => one.Kind == "wave").Select(one => string.Join(' ', one.Evidence.Select(entry => entry[1])))];
        Assert.Equal(["60 s", "no-consent"], waves);
    }

    [Fact]
    public async Task Documents_reach_who_wants_them_with_the_rest_of_their_topic()
    {
        Ears ears = new(expected: 3);
        await using Collector collector = await Collector.StartAsync(_store, new CollectorOptions { Broker = _broker.Address, Documents = ears }, TestContext.Current.CancellationToken);
        await PublishAsync("edgetwin/w1/twin", "{}");
        await PublishAsync("edgetwin/w1/twin/delta", "{}");
        await PublishAsync("edgetwin/w1/twin", new string('x', IDeviceFeed.LargestBytes + 1));
        await PublishAsync("edgetwin/no id/twin", "{}");
        await PublishAsync("edgetwin/w1/status", "{\"state\":\"online\"}");
        await ears.All.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(["w1 twin {}", "w1 twin/delta {}", "w1 status {\"state\":\"online\"}"], ears.Heard);
    }

    private async Task PublishAsync(string topic, string text)
    {
        await using BrokerSession session = await BrokerSession.OpenAsync(new MqttClientFactory(), _broker.Address, TimeSpan.FromSeconds(20), builder => builder.WithCleanSession(), (_, _) => Task.CompletedTask, default);
        await session.Client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(text).WithQualityOfServiceLevel(MQTTnet.Protocol.MqttQualityOfServiceLevel.AtLeastOnce).Build());
    }

    private static int SamplesOf(PageDesk desk) => Hello(desk).GetProperty("waves").GetProperty("ecg").GetProperty("values").GetArrayLength();

    private static JsonElement Hello(PageDesk desk)
    {
        Viewer viewer = new(Told.Device);
        Assert.True(desk.TryJoin(viewer));
        desk.Leave(viewer);
        Assert.True(viewer.Frames.TryRead(out byte[]? frame));
        return JsonDocument.Parse(Encoding.UTF8.GetString(frame).Split('\n')[1]["data: ".Length..]).RootElement;
    }

    private sealed class AskingView(params (double AtS, Action Do)[] plan) : IRunView
    {
        public TimeSpan Every { get; } = TimeSpan.FromMilliseconds(20);

        internal int Done { get; private set; }

        public void Show(RunSnapshot now, IReadOnlyList<CollectedEvent> events, IReadOnlyList<string> remarks, long ackedSeq)
        {
            if (Done < plan.Length && now.UptimeS >= plan[Done].AtS)
            {
                plan[Done++].Do();
            }
        }
    }

    private sealed class Ears(int expected) : IDeviceFeed
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal List<string> Heard { get; } = [];

        internal Task All => _all.Task;

        public void OnDocument(string device, string topicTail, byte[] payload)
        {
            Heard.Add($"{device} {topicTail} {Encoding.UTF8.GetString(payload)}");
            if (Heard.Count == expected)
            {
                _all.TrySetResult();
            }
        }
    }
}
