using System.Buffers;
using System.Globalization;
using System.Threading.Channels;
using EdgeTwin.Device;
using EdgeTwin.Device.Uplink;
using EdgeTwin.Host.Broker;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace EdgeTwin.Host.Collecting;

/// <summary>The collector's connection: made again with growing pauses whenever it ends; what it hears goes into the worker's queue.</summary>
internal sealed class CollectorLink(CollectorOptions options, ChannelWriter<Incoming> queue)
{
    // The broker has no more than so many messages under way to us, so that the client's own queue stays small.
    private const ushort ReceiveMaximum = 64;
    private const int KeepAliveS = 30;

    private readonly MqttClientFactory _factory = new();
    private readonly Backoff _backoff = new((int)options.FirstPause.TotalMilliseconds, (int)options.LongestPause.TotalMilliseconds, (uint)Random.Shared.Next());
    private volatile IMqttClient? _client;

    /// <summary>True while it stands.</summary>
    internal bool IsUp => _client?.IsConnected ?? false;

    /// <summary>Keeps the connection until <paramref name="cancellation"/>.</summary>
    /// <param name="connected">The first connection, where there is one already.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task RunAsync(BrokerSession? connected, CancellationToken cancellation)
    {
        BrokerSession? session = connected;
        try
        {
            while (true)
            {
                string why;
                try
                {
                    session ??= await ConnectAsync(cancellation);
                    _client = session.Client;
                    await queue.WriteAsync(Incoming.LinkUp, cancellation);
                    DateTimeOffset since = options.Clock.GetUtcNow();
                    why = await session.Ended.WaitAsync(cancellation);
                    // A connection that ends at once is no progress: two collectors with one name would chase each other for ever.
                    if (options.Clock.GetUtcNow() - since > options.LongestPause)
                    {
                        _backoff.Reset();
                    }
                }
                catch (BrokerRefusal refusal)
                {
                    why = refusal.Message;
                }
                await DropAsync(session);
                session = null;
                await queue.WriteAsync(Incoming.LinkDown(why), cancellation);
                await Task.Delay(TimeSpan.FromMilliseconds(_backoff.NextMs()), options.Clock, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
        finally
        {
            await DropAsync(session);
        }
    }

    /// <summary>Connects and subscribes.</summary>
    /// <exception cref="BrokerRefusal">That did not come about.</exception>
    internal async Task<BrokerSession> ConnectAsync(CancellationToken cancellation)
    {
        BrokerSession session = await BrokerSession.OpenAsync(_factory, options.Broker, options.Timeout, builder => builder
            .WithClientId(options.ClientId).WithProtocolVersion(MqttProtocolVersion.V500).WithCleanStart(true)
            .WithReceiveMaximum(ReceiveMaximum).WithMaximumPacketSize(EmbeddedBroker.LargestPayloadBytes)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(KeepAliveS)), OnMessageAsync, cancellation);
        try
        {
            await session.SubscribeAsync([CollectorTopics.Events, CollectorTopics.Statuses], cancellation);
            await HearDocumentsAsync(session, cancellation);
            return session;
        }
        catch
        {
            await DropAsync(session);
            throw;
        }
    }

    /// <summary>Asks a device for its samples. It sends them only with its wearer's consent, and logs who asked.</summary>
    /// <param name="device">The device.</param>
    /// <param name="seconds">For how long, up to the device's limit.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False where the broker did not take it.</returns>
    internal Task<bool> AskForWavesAsync(string device, int seconds, CancellationToken cancellation) =>
        PublishAsync(CollectorTopics.Wave(device), seconds.ToString(CultureInfo.InvariantCulture), isRetained: false, cancellation);

    /// <summary>Publishes a retained acknowledgement.</summary>
    /// <returns>False where the broker did not take it.</returns>
    internal Task<bool> AcknowledgeAsync(AckedLog acked, CancellationToken cancellation) =>
        PublishAsync(CollectorTopics.Ack(acked.Device), CollectorTopics.AckPayload(acked), isRetained: true, cancellation);

    /// <summary>Publishes a device's retained message for Home Assistant.</summary>
    /// <returns>False where the broker did not take it.</returns>
    internal Task<bool> AnnounceAsync(HomeAssistant assistant, string device, CancellationToken cancellation) =>
        PublishAsync(assistant.Topic(device), HomeAssistant.Message(device), isRetained: true, cancellation);

    private async Task<bool> PublishAsync(string topic, string payload, bool isRetained, CancellationToken cancellation)
    {
        if (_client is not { IsConnected: true } client)
        {
            return false;
        }
        try
        {
            using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(options.Timeout);
            MqttClientPublishResult result = await client.PublishStringAsync(topic, payload, MqttQualityOfServiceLevel.AtLeastOnce, isRetained, limit.Token);
            return result.IsSuccess;
        }
        catch (Exception failed) when (BrokerRefusal.IsLinkFailure(failed))
        {
            // MQTTnet calls a cancelled request a time-out.
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }

    // Events are what a collector is for; a broker that keeps the rest to itself costs the page some of its panels, no more.
    private async Task HearDocumentsAsync(BrokerSession session, CancellationToken cancellation)
    {
        if (options.Documents is null)
        {
            return;
        }
        try
        {
            await session.SubscribeAsync(CollectorTopics.Documents, cancellation);
        }
        catch (BrokerRefusal)
        {
        }
    }

    private async Task OnMessageAsync(MqttApplicationMessage message, CancellationToken cancellation)
    {
        if (options.Documents is { } feed && CollectorTopics.TrySplitDocument(message.Topic, out string speaker, out string tail))
        {
            if (message.Payload.Length <= IDeviceFeed.LargestBytes)
            {
                feed.OnDocument(speaker, tail, message.Payload.ToArray());
            }
            if (tail != "status")
            {
                return;
            }
        }
        (IncomingKind kind, string device) = CollectorTopics.Split(message.Topic);
        // Too large ones are not even copied.
        Incoming incoming = kind == IncomingKind.Refused ? Incoming.Refused(device, "the topic names no device")
            : message.Payload.Length > Limits.EnvelopeBytes ? Incoming.Refused(device, $"{message.Payload.Length} bytes; a device sends {Limits.EnvelopeBytes} at most")
            : Incoming.Message(kind, device, message.Payload.ToArray());
        await queue.WriteAsync(incoming, cancellation);
    }

    private async Task DropAsync(BrokerSession? session)
    {
        _client = null;
        if (session is not null)
        {
            await session.DisposeAsync();
        }
    }
}
