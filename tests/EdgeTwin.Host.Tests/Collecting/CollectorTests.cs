using System.Text;
using EdgeTwin.Device.Uplink;
using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Recordings;
using Microsoft.Data.Sqlite;

namespace EdgeTwin.Host.Tests.Collecting;

/// <summary>The collector over a real socket, through the broker of this process.</summary>
public sealed class CollectorTests : IAsyncLifetime
{
    private const string Events = "edgetwin/w1/event";
    private const string Ack = "edgetwin/w1/cmd/ack";

    private readonly Workbench _bench = new();
    private readonly Ears _ears = new();
    private EmbeddedBroker _broker = null!;
    private CollectorStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _broker = await EmbeddedBroker.StartAsync();
        _store = CollectorStore.Open(_bench.In("collected.db"), busyTimeoutS: 1);
    }

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        _store.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public async Task Events_gaps_and_statuses_arrive_and_are_acknowledged_with_a_retained_message()
    {
        await using Collector collector = await StartAsync();
        await using MqttEnd device = await MqttEnd.OpenAsync(_broker.Address, Ack);
        await device.SendAsync("edgetwin/w1/status", """{"state":"online"}""", retain: true);
        await device.SendAsync(Events, Envelope.Record(1));
        await device.SendAsync(Events, Envelope.Gap(2, 4));
        await device.SendAsync(Events, Envelope.Record(5));
        await device.TextAsync(Ack, $"{Envelope.LogName} 5");
        await _ears.Heard.FirstAsync<AckedLog>(acked => acked == new AckedLog("w1", Envelope.LogName, 5));
        Assert.Equal([new DeviceStatus("w1", true)], _ears.Of<DeviceStatus>());
        Assert.Equal([1L, 5L], _ears.Of<CollectedEvent>().Select(e => e.Seq));
        Assert.Equal(new CollectedGap("w1", Envelope.LogName, 2, 4, 3, GapCause.LostOnDevice), Assert.Single(_ears.Of<CollectedGap>()));
        Assert.Equal(new AckedLog("w1", Envelope.LogName, 5), collector.Acknowledged["w1"]);
        CollectorCounters counters = collector.Counters;
        Assert.Equal((4, 2, 1, 0, 0, 1), (counters.Received, counters.Stored, counters.Gaps, counters.Malformed, counters.AcknowledgementsFailed, counters.Connected));
        Assert.Equal(["w1"], _store.OnlineDevices());

        await using MqttEnd late = await MqttEnd.OpenAsync(_broker.Address, Ack);
        byte[] retained = Encoding.ASCII.GetBytes(await late.TextAsync(Ack, $"{Envelope.LogName} 5"));
        AckParser parser = new();
        Assert.True(parser.TryParse(retained, retained.Length));
        Assert.Equal((Envelope.LogId, 5u), (parser.LogId, parser.Seq));
    }

    [Fact]
    public async Task Repeats_are_counted_and_acknowledged_again_and_not_told_again()
    {
        await using Collector collector = await StartAsync();
        await using MqttEnd device = await MqttEnd.OpenAsync(_broker.Address, Ack);
        await device.SendAsync(Events, Envelope.Record(1));
        await device.SendAsync(Events, Envelope.Record(1));
        await device.SendAsync(Events, Envelope.Record(1, """{"kind":"pause"}"""));
        await device.SendAsync(Events, Envelope.Record(2));
        await device.TextAsync(Ack, $"{Envelope.LogName} 2");
        Assert.Equal((2, 1, 1), (collector.Counters.Stored, collector.Counters.Duplicates, collector.Counters.Conflicts));
        Assert.Equal([1L, 2L], _ears.Of<CollectedEvent>().Select(e => e.Seq));
        Assert.Contains("another content", Assert.Single(_ears.Of<RefusedMessage>()).Why);
        Assert.Equal("tachycardia", _store.Events(0, 1)[0].Event.Kind);
    }

    [Fact]
    public async Task Malformed_oversized_and_foreign_messages_are_refused_counted_and_change_nothing()
    {
        await using Collector collector = await StartAsync();
        await using MqttEnd device = await MqttEnd.OpenAsync(_broker.Address, Ack);
        await device.SendAsync(Events, "");
        await device.SendAsync(Events, "{");
        await device.SendAsync(Events, [0xFF, 0xFE]);
        await device.SendAsync(Events, new byte[10_000]);
        await device.SendAsync("edgetwin/bad id/event", Envelope.Record(1));
        await device.SendAsync("edgetwin/w1/status", "perhaps");
        await device.SendAsync(Events, Envelope.Record(1));
        await device.TextAsync(Ack, $"{Envelope.LogName} 1");
        Assert.Equal((7, 1, 6), (collector.Counters.Received, collector.Counters.Stored, collector.Counters.Malformed));
        Assert.Equal(6, _ears.Of<RefusedMessage>().Count());
        Assert.Equal("", Assert.Single(_ears.Of<RefusedMessage>(), refused => refused.Why.Contains("no device")).Device);
        Assert.Empty(_store.OnlineDevices());
    }

    [Fact]
    public async Task An_acknowledged_event_is_in_the_file_already()
    {
        await using Collector collector = await StartAsync();
        using CollectorStore reader = CollectorStore.Open(_bench.In("collected.db"));
        await using MqttEnd device = await MqttEnd.OpenAsync(_broker.Address, Ack);
        for (uint seq = 1; seq <= 20; seq++)
        {
            await device.SendAsync(Events, Envelope.Record(seq));
            await device.TextAsync(Ack, $"{Envelope.LogName} {seq}");
            Assert.Equal(seq, reader.CountEvents());
        }
    }

    [Fact]
    public async Task What_cannot_be_stored_is_not_acknowledged_and_ends_the_collector_with_a_sentence()
    {
        await using Collector collector = await StartAsync();
        using SqliteConnection other = new($"Data Source={_bench.In("collected.db")};Pooling=False");
        other.Open();
        using SqliteCommand begin = other.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        await using MqttEnd device = await MqttEnd.OpenAsync(_broker.Address, Ack, "edgetwin/marker");
        await device.SendAsync(Events, Envelope.Record(1));
        InputException refused = await Assert.ThrowsAsync<InputException>(() => collector.Completion.InTime());
        Assert.Contains("locked", refused.Message);
        // The marker comes after whatever the collector had published.
        await device.SendAsync("edgetwin/marker", "end");
        await device.TextAsync("edgetwin/marker", "end");
        Assert.Equal([new MqttText("edgetwin/marker", "end")], device.Heard.All);
        Assert.Empty(_ears.Of<CollectedEvent>());
    }

    [Fact]
    public async Task After_a_broker_restart_it_comes_back_and_says_again_what_is_acknowledged()
    {
        await using Collector collector = await StartAsync();
        await using (MqttEnd device = await MqttEnd.OpenAsync(_broker.Address, Ack))
        {
            await device.SendAsync(Events, Envelope.Record(1));
            await device.SendAsync("edgetwin/w2/event", Envelope.Record(1));
            await device.TextAsync(Ack, $"{Envelope.LogName} 1");
        }
        for (int restart = 0; restart < 3; restart++)
        {
            int before = _ears.Heard.All.Count;
            await _broker.RestartAsync();
            Assert.NotEmpty((await _ears.Heard.FirstAsync<LinkChange>(link => !link.IsUp, before)).Why);
            await _ears.Heard.FirstAsync<LinkChange>(link => link.IsUp, before);
            // The broker had forgotten them. It also loses a retained message for whoever subscribes while it is published, so that comes first.
            await _ears.Heard.FirstAsync<AckedLog>(acked => acked.Device == "w1", before);
            await _ears.Heard.FirstAsync<AckedLog>(acked => acked.Device == "w2", before);
            await using MqttEnd device = await MqttEnd.OpenAsync(_broker.Address, Ack, "edgetwin/w2/cmd/ack");
            await device.TextAsync(Ack, $"{Envelope.LogName} {1 + restart}");
            await device.TextAsync("edgetwin/w2/cmd/ack", $"{Envelope.LogName} 1");
            await device.SendAsync(Events, Envelope.Record((uint)(2 + restart)));
            await device.TextAsync(Ack, $"{Envelope.LogName} {2 + restart}");
        }
        Assert.Equal((5, 0, 4), (collector.Counters.Stored, collector.Counters.Duplicates, collector.Counters.Connected));
        Assert.True(collector.IsConnected);
    }

    [Fact]
    public async Task It_waits_for_a_broker_where_it_is_told_to_and_else_says_that_there_is_none()
    {
        await _broker.StopAsync();
        InputException refused = await Assert.ThrowsAsync<InputException>(() => StartAsync());
        Assert.Contains("cannot be reached", refused.Message);
        Assert.Contains(_broker.Address.ToString(), refused.Message);

        await using Collector collector = await StartAsync(waits: true);
        Assert.Contains("cannot be reached", (await _ears.Heard.FirstAsync<LinkChange>(link => !link.IsUp)).Why);
        await _broker.RestartAsync();
        await _ears.Heard.FirstAsync<LinkChange>(link => link.IsUp);
    }

    [Fact]
    public async Task A_burst_of_many_devices_is_stored_whole()
    {
        const int devices = 20;
        const int each = 50;
        await using Collector collector = await StartAsync();
        await using MqttEnd sender = await MqttEnd.OpenAsync(_broker.Address, "edgetwin/+/cmd/ack");
        for (uint seq = 1; seq <= each; seq++)
        {
            await Task.WhenAll(Enumerable.Range(1, devices).Select(device => sender.SendAsync($"edgetwin/w{device}/event", Envelope.Record(seq))));
        }
        for (int device = 1; device <= devices; device++)
        {
            await sender.TextAsync($"edgetwin/w{device}/cmd/ack", $"{Envelope.LogName} {each}");
        }
        Assert.Equal(devices * each, _store.CountEvents());
        Assert.Equal(devices * each, collector.Counters.Stored);
    }

    [Fact]
    public async Task It_stops_when_it_is_cancelled_and_the_store_stays_open()
    {
        using CancellationTokenSource stop = new();
        await using Collector collector = await Collector.StartAsync(_store, Options(false), stop.Token);
        await stop.CancelAsync();
        await collector.Completion.InTime();
        Assert.False(collector.IsConnected);
        Assert.Equal(0, _store.CountEvents());
    }

    private Task<Collector> StartAsync(bool waits = false) => Collector.StartAsync(_store, Options(waits), TestContext.Current.CancellationToken);

    private CollectorOptions Options(bool waits) => new()
    {
        Broker = _broker.Address,
        Listener = _ears,
        WaitsForBroker = waits,
        FirstPause = TimeSpan.FromMilliseconds(20),
        LongestPause = TimeSpan.FromMilliseconds(200),
    };
}
