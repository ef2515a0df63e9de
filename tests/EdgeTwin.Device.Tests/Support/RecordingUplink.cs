using System.Text;
using System.Text.Json;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Tests.Support;

/// <summary>A link that takes everything at once, acknowledges it as a collector does, and delivers what a test sends.</summary>
internal sealed class RecordingUplink : IUplink
{
    private readonly Queue<(string Topic, byte[] Payload)> _inbox = [];

    public LinkState State { get; private set; }

    /// <summary>False where no connection comes about.</summary>
    internal bool IsThere { get; set; } = true;

    /// <summary>False where nobody collects.</summary>
    internal bool IsAcknowledging { get; set; } = true;

    internal List<(string Topic, byte[] Payload, int Qos, bool IsRetained)> Published { get; } = [];

    internal HashSet<string> Subscriptions { get; } = [];

    /// <summary>Connections tried.</summary>
    internal int Connects { get; private set; }

    internal string? Will { get; private set; }

    public void Connect(string willTopic, string willMessage)
    {
        Connects++;
        Will = willTopic + " " + willMessage;
        State = IsThere ? LinkState.Up : LinkState.Down;
    }

    public void Disconnect() => State = LinkState.Down;

    public bool Subscribe(string topic) => Subscriptions.Add(topic) || true;

    public bool Publish(string topic, byte[] payload, int length, int qos, bool isRetained)
    {
        if (State != LinkState.Up)
        {
            return false;
        }
        Published.Add((topic, payload[..length], qos, isRetained));
        if (IsAcknowledging && topic.EndsWith("/event", StringComparison.Ordinal))
        {
            Acknowledge(JsonDocument.Parse(payload.AsMemory(0, length)).RootElement);
        }
        return true;
    }

    public void Poll(IUplinkListener listener)
    {
        while (_inbox.TryDequeue(out (string Topic, byte[] Payload) message))
        {
            listener.OnMessage(message.Topic, message.Payload, message.Payload.Length);
        }
    }

    private void Acknowledge(JsonElement message)
    {
        string seq = message.GetProperty(message.TryGetProperty("seq", out _) ? "seq" : "lastSeq").GetRawText();
        ToDevice("edgetwin/w-1/cmd/ack", Encoding.ASCII.GetBytes($"{message.GetProperty("log").GetString()} {seq}"));
    }

    internal void ToDevice(string topic, byte[] payload) => _inbox.Enqueue((topic, payload));

    internal void Break()
    {
        IsThere = false;
        State = LinkState.Down;
    }
}
