using System.Buffers;
using System.Text;
using EdgeTwin.Host.Broker;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeTwin.Host.Tests.Support;

/// <summary>A plain MQTT client: a device, or somebody who listens.</summary>
internal sealed class MqttEnd : IAsyncDisposable
{
    private readonly BrokerSession _session;

    private MqttEnd(BrokerSession session, Happenings heard)
    {
        _session = session;
        Heard = heard;
    }

    /// <summary>What it got, as <see cref="MqttText"/>.</summary>
    internal Happenings Heard { get; }

    internal static async Task<MqttEnd> OpenAsync(BrokerAddress address, params string[] filters)
    {
        Happenings heard = new();
        BrokerSession session = await BrokerSession.OpenAsync(new MqttClientFactory(), address, Patience.Limit, builder => builder.WithCleanSession(), (message, _) =>
        {
            heard.Add(new MqttText(message.Topic, Encoding.UTF8.GetString(message.Payload.ToArray())));
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
        if (filters.Length > 0)
        {
            await session.SubscribeAsync(filters, TestContext.Current.CancellationToken);
        }
        return new MqttEnd(session, heard);
    }

    internal async Task<MqttClientPublishResult> SendAsync(string topic, byte[] payload, bool retain = false) =>
        await _session.Client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithRetainFlag(retain)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(), TestContext.Current.CancellationToken).InTime();

    internal Task<MqttClientPublishResult> SendAsync(string topic, string payload, bool retain = false) => SendAsync(topic, Encoding.UTF8.GetBytes(payload), retain);

    internal async Task<string> TextAsync(string topic, string text) => (await Heard.FirstAsync<MqttText>(one => one.Topic == topic && one.Text == text)).Text;

    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
