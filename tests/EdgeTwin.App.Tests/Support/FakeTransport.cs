using EdgeTwin.NanoShim.Fabric;

namespace EdgeTwin.App.Tests.Support;

/// <summary>A transport that records what the client does, and brings what a test sends.</summary>
internal sealed class FakeTransport(MqttEndpoint endpoint) : IMqttTransport
{
    internal MqttEndpoint Endpoint { get; } = endpoint;

    internal MqttSignOn? SignOn { get; private set; }

    internal IMqttTransportListener? Listener { get; private set; }

    internal List<string> Subscriptions { get; } = [];

    internal List<(int Id, string Topic, byte[] Payload, int Qos, bool IsRetained)> Published { get; } = [];

    internal int ReturnCode { get; set; }

    internal bool Fails { get; set; }

    internal bool FailsGoodbye { get; set; }

    internal bool HasSaidGoodbye { get; private set; }

    internal bool IsDisposed { get; private set; }

    public int Connect(MqttSignOn signOn, IMqttTransportListener listener)
    {
        SignOn = signOn;
        Listener = listener;
        return Fails ? throw new IOException("nobody answers") : ReturnCode;
    }

    public void Subscribe(int messageId, string topic, int qos) => Subscriptions.Add(topic);

    public void Publish(int messageId, string topic, byte[] payload, int qos, bool isRetained) => Published.Add((messageId, topic, payload, qos, isRetained));

    public void Disconnect() => HasSaidGoodbye = !FailsGoodbye ? true : throw new InvalidOperationException("the socket is gone");

    public void Dispose() => IsDisposed = true;
}
