namespace EdgeTwin.NanoShim.Fabric;

/// <summary>The way from a board's MQTT clients into some network.</summary>
public sealed class MqttFabric
{
    private readonly WifiFabric _wifi;

    internal MqttFabric(WifiFabric wifi) => _wifi = wifi;

    /// <summary>Makes the transport of a client that connects; null for a board without a network. It may throw an <see cref="IOException"/>.</summary>
    public Func<MqttEndpoint, IMqttTransport>? Open { get; set; }

    /// <summary>Connections that clients tried.</summary>
    public int Attempts { get; private set; }

    internal IMqttTransport Create(MqttEndpoint endpoint)
    {
        Attempts++;
        if (!_wifi.IsJoined)
        {
            throw new IOException("the board has not joined a network");
        }
        return Open?.Invoke(endpoint) ?? throw new IOException("this board has no network");
    }
}
