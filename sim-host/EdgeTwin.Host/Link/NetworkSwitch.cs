using EdgeTwin.Host.Broker;
using EdgeTwin.NanoShim.Fabric;

namespace EdgeTwin.Host.Link;

/// <summary>A simulated board's way to a real broker, which can be cut: connections break and none comes about until it is there again.</summary>
internal sealed class NetworkSwitch(BrokerAddress broker)
{
    private readonly Lock _lock = new();
    private MqttNetTransport? _transport;
    private bool _isOut;

    /// <summary>True while the way is cut.</summary>
    internal bool IsOut
    {
        get => _isOut;
        set
        {
            MqttNetTransport? cut;
            lock (_lock)
            {
                _isOut = value;
                cut = value ? _transport : null;
                _transport = value ? null : _transport;
            }
            cut?.Break();
        }
    }

    /// <summary>Opens the way of a client, for <see cref="MqttFabric.Open"/>. Host and certificates are the host's: the firmware's own are those of a board.</summary>
    /// <exception cref="IOException">It is cut.</exception>
    internal IMqttTransport Open(MqttEndpoint endpoint)
    {
        lock (_lock)
        {
            if (_isOut)
            {
                throw new IOException("the network is unreachable");
            }
            return _transport = new MqttNetTransport(broker);
        }
    }
}
