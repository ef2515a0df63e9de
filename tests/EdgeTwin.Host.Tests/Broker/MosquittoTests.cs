using System.Security.Cryptography.X509Certificates;
using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Certificates;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Recordings;
using MQTTnet;

namespace EdgeTwin.Host.Tests.Broker;

/// <summary>A real broker with the configuration and access list of hardware/broker, and certificates of <c>edgetwin certs</c>.</summary>
public sealed class MosquittoTests : IAsyncLifetime
{
    private const string Ack = "edgetwin/wearable-1/cmd/ack";

    private readonly Workbench _bench = new();
    private Mosquitto _broker = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Mosquitto.Program is null, "mosquitto is not installed (apt-get install mosquitto)");
        Assert.Equal(ExitCode.Done, CommandRun.Of("certs", _bench.In("certs"), "--device", "wearable-1", "--device", "wearable-2").ExitCode);
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
    public async Task With_mutual_tls_an_event_goes_from_device_to_collector_and_its_acknowledgement_back()
    {
        Ears ears = new();
        using CollectorStore store = CollectorStore.InMemory();
        await using Collector collector = await Collector.StartAsync(store, new CollectorOptions { Broker = As("collector"), Listener = ears }, TestContext.Current.CancellationToken);
        await using MqttEnd device = await MqttEnd.OpenAsync(As("wearable-1"), Ack);
        await device.SendAsync("edgetwin/wearable-1/status", """{"state":"online"}""", retain: true);
        await device.SendAsync("edgetwin/wearable-1/event", Envelope.Record(1));
        await device.TextAsync(Ack, $"{Envelope.LogName} 1");
        Assert.Equal("wearable-1", Assert.Single(ears.Of<CollectedEvent>()).Device);
        Assert.Equal([new DeviceStatus("wearable-1", true)], ears.Of<DeviceStatus>());
        Assert.Equal(0, collector.Counters.AcknowledgementsFailed);
    }

    [Fact]
    public async Task Without_a_certificate_one_is_refused_and_told_so()
    {
        BrokerTls nobody = BrokerTls.Load(Pem("certs", "ca.crt"), null, null);
        BrokerRefusal refused = await Assert.ThrowsAsync<BrokerRefusal>(() => MqttEnd.OpenAsync(_broker.Address(nobody)));
        Assert.Contains("--cert", refused.Message);
        Assert.Contains("certificate", await _broker.Log.FirstAsync<string>(line => line.Contains("peer did not return a certificate")));
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused()
    {
        CommandRun.Of("certs", _bench.In("others"), "--device", "wearable-1");
        BrokerTls stranger = BrokerTls.Load(Pem("certs", "ca.crt"), Pem("others", "wearable-1.crt"), Pem("others", "wearable-1.key"));
        BrokerRefusal refused = await Assert.ThrowsAsync<BrokerRefusal>(() => MqttEnd.OpenAsync(_broker.Address(stranger)));
        Assert.Contains("does not trust who signed our certificate", refused.Message);
    }

    [Fact]
    public async Task A_broker_of_another_authority_or_name_is_not_trusted()
    {
        CommandRun.Of("certs", _bench.In("others"));
        BrokerTls misled = BrokerTls.Load(Pem("others", "ca.crt"), Pem("certs", "wearable-1.crt"), Pem("certs", "wearable-1.key"));
        Assert.Contains("not to be trusted", (await Assert.ThrowsAsync<BrokerRefusal>(() => MqttEnd.OpenAsync(_broker.Address(misled)))).Message);

        Directory.CreateDirectory(_bench.In("elsewhere"));
        File.Copy(Pem("certs", "ca.crt"), Pem("elsewhere", "ca.crt"));
        using (X509Certificate2 authority = X509Certificate2.CreateFromPemFile(Pem("certs", "ca.crt"), Pem("certs", "ca.key")))
        {
            new CertificateFolder(_bench.In("elsewhere"), TimeProvider.System, 1).Make(authority, CertificateRole.Server, CertificateFolder.Broker, ["elsewhere.example"]);
        }
        await using Mosquitto elsewhere = await Mosquitto.StartAsync(_bench, _bench.In("elsewhere"));
        string told = (await Assert.ThrowsAsync<BrokerRefusal>(() => MqttEnd.OpenAsync(As("wearable-1") with { Port = elsewhere.Port }))).Message;
        Assert.Contains("for another name (elsewhere.example)", told);
    }

    [Fact]
    public async Task A_connection_in_the_clear_gets_nowhere_and_is_told_of_tls()
    {
        BrokerRefusal refused = await Assert.ThrowsAsync<BrokerRefusal>(() => MqttEnd.OpenAsync(new BrokerAddress("localhost", _broker.Port)));
        Assert.Contains("--cafile", refused.Message);
    }

    // Everybody listens to everything; what comes through is what one may read. The last message of each is allowed: when it has come, the others had their time.
    [Theory]
    [InlineData("edgetwin/wearable-2/event")]
    [InlineData("edgetwin/wearable-2/status")]
    [InlineData("edgetwin/wearable-1/cmd/ack")]
    [InlineData("edgetwin/wearable-2/cmd/config/hrHighBpm")]
    [InlineData("edgetwin/wearable-1/event/more")]
    [InlineData("elsewhere")]
    public async Task A_device_that_writes_outside_its_topics_is_refused_and_told_so(string topic)
    {
        await using MqttEnd listener = await MqttEnd.OpenAsync(As("collector"), "#");
        await using MqttEnd device = await MqttEnd.OpenAsync(As("wearable-1"));
        MqttClientPublishResult refused = await device.SendAsync(topic, "forged");
        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, refused.ReasonCode);
        Assert.True((await device.SendAsync("edgetwin/wearable-1/event", "own")).IsSuccess);
        await listener.TextAsync("edgetwin/wearable-1/event", "own");
        Assert.Single(listener.Heard.All);
    }

    [Fact]
    public async Task A_device_hears_only_what_is_said_to_it()
    {
        await using MqttEnd device = await MqttEnd.OpenAsync(As("wearable-1"), "#");
        await using MqttEnd other = await MqttEnd.OpenAsync(As("wearable-2"));
        await using MqttEnd collector = await MqttEnd.OpenAsync(As("collector"));
        await other.SendAsync("edgetwin/wearable-2/event", "private");
        await collector.SendAsync("edgetwin/wearable-2/cmd/ack", "for another");
        await collector.SendAsync(Ack, "for you");
        await device.TextAsync(Ack, "for you");
        Assert.Single(device.Heard.All);
    }

    [Fact]
    public async Task Refusals_reach_the_person_at_the_command_line()
    {
        string address = $"localhost:{_broker.Port}";
        CommandRun run = await Task.Run(() => CommandRun.Of("collect", "--mqtt", address, "--db", _bench.In("a.db"), "--cafile", Pem("certs", "ca.crt")));
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("--cert", run.Error);
        Assert.Throws<InputException>(() => BrokerTls.Load(Pem("certs", "ca.key"), null, null));
    }

    private BrokerAddress As(string name) => _broker.Address(BrokerTls.Load(Pem("certs", "ca.crt"), Pem("certs", name + ".crt"), Pem("certs", name + ".key")));

    private string Pem(string folder, string file) => Path.Combine(_bench.In(folder), file);
}
