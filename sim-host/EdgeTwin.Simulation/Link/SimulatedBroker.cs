using EdgeTwin.NanoShim.Fabric;
using EdgeTwin.Simulation.Faults;

namespace EdgeTwin.Simulation.Link;

/// <summary>
/// An MQTT 3.1.1 broker in virtual time, for the boards' own client: retained messages, last wills, QoS 1 with its answer, an access list that refuses in
/// silence (as brokers do: 3.1.1 has no way to say it), outages and restarts. Sessions are clean. What is under way when a connection breaks is lost; what was sent before a goodbye arrives.
/// </summary>
public sealed class SimulatedBroker
{
    private readonly List<SimulatedConnection> _connections = [];
    private readonly SortedDictionary<string, byte[]> _retained = new(StringComparer.Ordinal);
    private readonly List<(string Filter, Action<string, byte[]> Heard)> _listeners = [];
    private bool _isOut;

    /// <summary>A broker that is there.</summary>
    /// <param name="queue">What is under way.</param>
    /// <param name="clock">The time.</param>
    public SimulatedBroker(EventQueue queue, VirtualClock clock)
    {
        Queue = queue;
        Clock = clock;
    }

    /// <summary>Time that a packet takes, one way, ms.</summary>
    public int LatencyMs { get; set; } = 20;

    /// <summary>The return code for a sign-on: 0 accepts, 4 and 5 refuse (3.1.1, section 3.2.2.3). Nobody is refused at first.</summary>
    public Func<MqttSignOn, int> Admits { get; set; } = static _ => 0;

    /// <summary>Whether a client may publish to a topic; a message that it may not is acknowledged and thrown away. Everybody may everything at first.</summary>
    public Func<string, string, bool> MayPublish { get; set; } = static (_, _) => true;

    /// <summary>True while nobody reaches it: connections break, and none comes about.</summary>
    public bool IsOut
    {
        get => _isOut;
        set
        {
            _isOut = value;
            if (value)
            {
                BreakAll();
            }
        }
    }

    /// <summary>Packets from devices that are still to be lost on the way.</summary>
    public int DropNext { get; set; }

    /// <summary>Clients that are connected, as the broker sees it.</summary>
    public int Connected => _connections.Count;

    /// <summary>Messages that it took.</summary>
    public long Taken { get; private set; }

    /// <summary>Messages that it acknowledged and threw away.</summary>
    public long ThrownAway { get; private set; }

    internal EventQueue Queue { get; }

    internal VirtualClock Clock { get; }

    /// <summary>A client's way to it, for <see cref="MqttFabric.Open"/>.</summary>
    public IMqttTransport Open(MqttEndpoint endpoint) => new SimulatedConnection(this);

    /// <summary>Lets something in the process hear messages, as a collector does that is never away.</summary>
    public void Listen(string filter, Action<string, byte[]> heard) => _listeners.Add((filter, heard));

    /// <summary>Publishes in nobody's name.</summary>
    public void Publish(string topic, byte[] payload, bool isRetained)
    {
        Keep(topic, payload, isRetained);
        Spread(topic, payload);
    }

    /// <summary>What it keeps of a topic; null for nothing.</summary>
    public byte[]? Retained(string topic) => _retained.GetValueOrDefault(topic);

    /// <summary>It ends and starts again: connections break.</summary>
    /// <param name="keepsRetained">False where its memory is empty afterwards.</param>
    public void Restart(bool keepsRetained)
    {
        // A broker that dies publishes no will.
        foreach (SimulatedConnection connection in _connections.ToArray())
        {
            Leave(connection, withWill: false);
            connection.Break();
        }
        if (!keepsRetained)
        {
            _retained.Clear();
        }
    }

    /// <summary>A client's connection dies unnoticed: nothing passes, and both ends find out by their keep-alive.</summary>
    public void HalfOpen(string clientId) => _connections.Find(c => c.ClientId == clientId)?.Mute();

    internal int Admit(SimulatedConnection connection, MqttSignOn signOn)
    {
        if (IsOut)
        {
            throw new IOException("the broker cannot be reached");
        }
        int code = Admits(signOn);
        if (code == 0)
        {
            // The same name again takes the older connection's place (3.1.1, section 3.1.4).
            if (_connections.Find(c => c.ClientId == signOn.ClientId) is { } older)
            {
                Leave(older, withWill: true);
                older.Break();
            }
            _connections.Add(connection);
        }
        return code;
    }

    internal bool IsLost()
    {
        bool isLost = DropNext > 0;
        DropNext -= isLost ? 1 : 0;
        return isLost;
    }

    internal void Take(SimulatedConnection from, string topic, byte[] payload, bool isRetained)
    {
        if (!MayPublish(from.ClientId, topic))
        {
            ThrownAway++;
            return;
        }
        Taken++;
        Publish(topic, payload, isRetained);
    }

    internal void SendRetained(SimulatedConnection to, string filter)
    {
        foreach ((string topic, byte[] payload) in _retained)
        {
            if (TopicFilter.Matches(filter, topic))
            {
                to.Deliver(topic, payload, isRetained: true);
            }
        }
    }

    internal void Leave(SimulatedConnection connection, bool withWill)
    {
        if (_connections.Remove(connection) && withWill && !connection.HasSaidGoodbye && connection.SignOn?.WillTopic is { } topic)
        {
            Take(connection, topic, System.Text.Encoding.UTF8.GetBytes(connection.SignOn.WillMessage ?? string.Empty), connection.SignOn.IsWillRetained);
        }
    }

    private void BreakAll()
    {
        foreach (SimulatedConnection connection in _connections.ToArray())
        {
            Leave(connection, withWill: true);
            connection.Break();
        }
    }

    private void Keep(string topic, byte[] payload, bool isRetained)
    {
        if (isRetained && payload.Length == 0)
        {
            _retained.Remove(topic);
        }
        else if (isRetained)
        {
            _retained[topic] = payload;
        }
    }

    private void Spread(string topic, byte[] payload)
    {
        foreach ((string filter, Action<string, byte[]> heard) in _listeners)
        {
            if (TopicFilter.Matches(filter, topic))
            {
                heard(topic, payload);
            }
        }
        foreach (SimulatedConnection connection in _connections.ToArray())
        {
            if (connection.Wants(topic))
            {
                connection.Deliver(topic, payload, isRetained: false);
            }
        }
    }
}
