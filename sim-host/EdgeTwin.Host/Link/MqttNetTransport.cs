using System.Buffers;
using EdgeTwin.Host.Broker;
using EdgeTwin.NanoShim.Fabric;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace EdgeTwin.Host.Link;

/// <summary>A simulated board's MQTT connection over a real socket (MQTT 3.1.1, as nanoFramework's client speaks by default).</summary>
internal sealed class MqttNetTransport : IMqttTransport
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly BrokerAddress _address;
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly CancellationTokenSource _over = new();
    private IMqttTransportListener? _listener;

    /// <summary>A connection to <paramref name="address"/>, not open yet.</summary>
    internal MqttNetTransport(BrokerAddress address) => _address = address;

    /// <inheritdoc/>
    public int Connect(MqttSignOn signOn, IMqttTransportListener listener)
    {
        _listener = listener;
        string? certificateFault = null;
        MqttClientOptionsBuilder builder = new MqttClientOptionsBuilder().WithTcpServer(_address.Host, _address.Port).WithTimeout(Timeout)
            .WithProtocolVersion(MqttProtocolVersion.V311).WithClientId(signOn.ClientId).WithCleanSession(signOn.IsCleanSession)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(signOn.KeepAliveS));
        if (signOn.UserName is not null)
        {
            builder.WithCredentials(signOn.UserName, signOn.Password);
        }
        if (signOn.WillTopic is not null)
        {
            builder.WithWillTopic(signOn.WillTopic).WithWillPayload(signOn.WillMessage ?? "").WithWillRetain(signOn.IsWillRetained)
                .WithWillQualityOfServiceLevel((MqttQualityOfServiceLevel)signOn.WillQos);
        }
        if (_address.Tls is { } tls)
        {
            builder.WithTlsOptions(options => tls.ApplyTo(options.WithTargetHost(_address.Host), fault => certificateFault = fault));
        }
        _client.ApplicationMessageReceivedAsync += OnReceivedAsync;
        _client.DisconnectedAsync += OnDisconnectedAsync;
        try
        {
            using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_over.Token);
            limit.CancelAfter(Timeout);
            MqttClientConnectResult answer = _client.ConnectAsync(builder.Build(), limit.Token).GetAwaiter().GetResult();
            return (int)answer.ResultCode;
        }
        catch (Exception failed) when (BrokerRefusal.IsLinkFailure(failed))
        {
            throw new IOException(certificateFault ?? $"{_address}: {failed.GetBaseException().Message.ReplaceLineEndings(" ")}", failed);
        }
    }

    /// <inheritdoc/>
    public void Subscribe(int messageId, string topic, int qos) => Forget(SubscribeAsync(messageId, topic, qos));

    /// <inheritdoc/>
    public void Publish(int messageId, string topic, byte[] payload, int qos, bool isRetained) => Forget(PublishAsync(messageId, topic, payload, qos, isRetained));

    /// <inheritdoc/>
    public void Disconnect()
    {
        try
        {
            using CancellationTokenSource limit = new(Timeout);
            _client.DisconnectAsync(new MqttClientDisconnectOptions(), limit.Token).GetAwaiter().GetResult();
        }
        catch (Exception failed) when (BrokerRefusal.IsLinkFailure(failed))
        {
            // It is to end, and has.
        }
    }

    /// <summary>The network goes away under the connection; the board's client sees its socket fail.</summary>
    internal void Break()
    {
        Dispose();
        _listener?.OnClosed();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _over.Cancel();
        _client.ApplicationMessageReceivedAsync -= OnReceivedAsync;
        // Without a goodbye: the broker publishes the last will, as for a board that has lost its power.
        _client.Dispose();
    }

    private static void Forget(Task task) => task.ContinueWith(static ended => _ = ended.Exception, TaskScheduler.Default);

    private async Task SubscribeAsync(int messageId, string topic, int qos)
    {
        int granted = 0x80;
        try
        {
            MqttClientSubscribeOptions options = new MqttClientSubscribeOptionsBuilder().WithTopicFilter(topic, (MqttQualityOfServiceLevel)qos).Build();
            MqttClientSubscribeResult answer = await _client.SubscribeAsync(options, _over.Token);
            granted = (int)answer.Items.First().ResultCode;
        }
        catch (Exception failed) when (BrokerRefusal.IsLinkFailure(failed))
        {
            // Refused, or the connection is gone; the board's client is told the same way.
        }
        _listener?.OnSubscribed(messageId, granted);
    }

    private async Task PublishAsync(int messageId, string topic, byte[] payload, int qos, bool isRetained)
    {
        bool isPublished = false;
        try
        {
            MqttApplicationMessage message = new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithRetainFlag(isRetained)
                .WithQualityOfServiceLevel((MqttQualityOfServiceLevel)qos).Build();
            await _client.PublishAsync(message, _over.Token);
            // Whatever PUBACK says: the board's client does not look at its reason.
            isPublished = true;
        }
        catch (Exception failed) when (BrokerRefusal.IsLinkFailure(failed))
        {
            // Not published: the application's own acknowledgement decides.
        }
        if (qos > 0)
        {
            _listener?.OnPublished(messageId, isPublished);
        }
    }

    private Task OnReceivedAsync(MqttApplicationMessageReceivedEventArgs received)
    {
        MqttApplicationMessage message = received.ApplicationMessage;
        _listener?.OnReceived(message.Topic, message.Payload.ToArray(), (int)message.QualityOfServiceLevel, message.Retain, message.Dup);
        return Task.CompletedTask;
    }

    private Task OnDisconnectedAsync(MqttClientDisconnectedEventArgs gone)
    {
        if (gone.ClientWasConnected)
        {
            _listener?.OnClosed();
        }
        return Task.CompletedTask;
    }
}
