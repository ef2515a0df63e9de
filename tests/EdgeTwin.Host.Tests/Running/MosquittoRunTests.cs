using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Running;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Host.Tests.Running;

/// <summary>The firmware itself, over TLS to a real mosquitto with the configuration that we ship.</summary>
public sealed class MosquittoRunTests : IAsyncLifetime
{
    private readonly Workbench _bench = new();
    private Mosquitto _broker = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Mosquitto.Program is null, "mosquitto is not installed (apt-get install mosquitto)");
        Assert.Equal(ExitCode.Done, CommandRun.Of("certs", _bench.In("certs"), "--device", "twin-1", "--device", "twin-2").ExitCode);
        _broker = await Mosquitto.StartAsync(_bench, _bench.In("certs"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }
        _bench.Dispose();
    }

    [Fact]
    public async Task With_mutual_tls_the_wearables_events_reach_a_collector_of_another_identity()
    {
        using CollectorStore store = CollectorStore.InMemory();
        await using Collector collector = await Collector.StartAsync(store, new CollectorOptions { Broker = As("collector") }, TestContext.Current.CancellationToken);
        RunResult result = await RunAsync("twin-1", As("twin-1"));
        Assert.True(result.IsComplete, result.Last.LinkError);
        Assert.Equal(result.Last.LastSeq, store.CountEvents());
        Assert.True(store.CountEvents() >= 3);
        Assert.Equal(0, collector.Counters.Malformed);
    }

    [Fact]
    public async Task Without_a_certificate_the_device_is_refused_says_so_and_keeps_its_events()
    {
        RunResult result = await RunAsync("twin-1", _broker.Address(BrokerTls.Load(Pem("ca.crt"), null, null)));
        Assert.False(result.IsComplete);
        Assert.NotEqual("", result.Last.LinkError);
        Assert.Equal(0, result.Last.AckedSeq);
        Assert.True(result.Last.Waiting >= 3);
    }

    [Fact]
    public async Task Under_anothers_name_nothing_arrives_and_nothing_is_taken_for_delivered()
    {
        using CollectorStore store = CollectorStore.InMemory();
        await using Collector collector = await Collector.StartAsync(store, new CollectorOptions { Broker = As("collector") }, TestContext.Current.CancellationToken);
        RunResult result = await RunAsync("twin-1", As("twin-2"));
        Assert.False(result.IsComplete);
        Assert.Equal(0, result.Last.AckedSeq);
        Assert.Equal(0, store.CountEvents());
        // In MQTT 3.1.1 a broker drops what is not allowed without a word: the device goes by the acknowledgement that does not come.
        Assert.True(result.Last.UnansweredLinks > 0);
    }

    private static Task<RunResult> RunAsync(string device, BrokerAddress broker) => Task.Run(() => RunSession.Run(
        new RunOptions { Broker = broker, DeviceId = device, IsDeviceOnly = true, Scenario = Scenario.Find("normal")!, Speed = null, ForSeconds = 60 },
        watch => watch(new PlainRunView(TextWriter.Null)), (_, _) => { }, TestContext.Current.CancellationToken));

    private BrokerAddress As(string name) => _broker.Address(BrokerTls.Load(Pem("ca.crt"), Pem(name + ".crt"), Pem(name + ".key")));

    private string Pem(string file) => Path.Combine(_bench.In("certs"), file);
}
