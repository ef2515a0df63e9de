using System.Text;
using EdgeTwin.Device.Ports;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Link;

/// <summary>
/// The way from the device over a broker to the collector and back, in virtual time. Harsher than TCP: single messages are lost, doubled and
/// overtaken, and late ones of an older connection still come.
/// </summary>
public sealed class LinkModel : IUplink
{
    private const int MostLatencyMs = 200;
    private const int MostDelayMs = 20000;
    private const int MostHandshakeMs = 3000;

    private readonly EventQueue _queue;
    private readonly VirtualClock _clock;
    private readonly SplitMix64 _random;
    private readonly FaultTally _tally;
    private readonly CollectorModel _collector;
    private readonly string _eventTopic;
    private readonly string _ackTopic;
    private readonly HashSet<string> _subscriptions = new(StringComparer.Ordinal);
    private readonly Queue<(string Topic, byte[] Payload)> _inbox = [];
    private byte[]? _retainedAck;
    private int _connection;

    /// <summary>A link that is down.</summary>
    public LinkModel(EventQueue queue, VirtualClock clock, SplitMix64 random, FaultTally tally, CollectorModel collector, string eventTopic, string ackTopic)
    {
        _queue = queue;
        _clock = clock;
        _random = random;
        _tally = tally;
        _collector = collector;
        _eventTopic = eventTopic;
        _ackTopic = ackTopic;
    }

    /// <summary>The faults in force.</summary>
    public FaultMix Mix { get; set; } = FaultMix.None;

    /// <summary>While true no connection comes about.</summary>
    public bool IsOut { get; private set; }

    /// <summary>While true the broker takes messages and passes none on.</summary>
    public bool IsSilent { get; set; }

    /// <summary>While true nothing passes, though the device sees the connection up.</summary>
    public bool IsHalfOpen { get; private set; }

    /// <summary>Messages that the device handed over and the client took.</summary>
    public long Taken { get; private set; }

    /// <summary>Copies that went on their way.</summary>
    public long Carried { get; private set; }

    /// <summary>Messages that were lost on the way, or swallowed.</summary>
    public long Lost { get; private set; }

    /// <summary>Copies made beyond the one.</summary>
    public long Doubled { get; private set; }

    /// <summary>Hears of each connection that the device tries.</summary>
    public Action? ConnectTried { get; set; }

    /// <inheritdoc/>
    public LinkState State { get; private set; }

    /// <inheritdoc/>
    public void Connect(string willTopic, string willMessage)
    {
        ConnectTried?.Invoke();
        Disconnect();
        State = LinkState.Connecting;
        int connection = _connection;
        if (Strikes(Fault.ConnectSilent))
        {
            return;
        }
        bool isRefused = Strikes(Fault.ConnectRefused);
        _queue.At(_clock.NowMs + 1 + Below(MostHandshakeMs), () =>
        {
            if (connection == _connection && State == LinkState.Connecting)
            {
                State = isRefused || IsOut ? LinkState.Down : LinkState.Up;
            }
        });
    }

    /// <inheritdoc/>
    public void Disconnect()
    {
        _connection++;
        State = LinkState.Down;
        IsHalfOpen = false;
        _subscriptions.Clear();
        _inbox.Clear();
    }

    /// <inheritdoc/>
    public bool Subscribe(string topic)
    {
        if (State != LinkState.Up)
        {
            return false;
        }
        _subscriptions.Add(topic);
        if (topic == _ackTopic && _retainedAck is { } ack)
        {
            SendToDevice(topic, ack);
        }
        return true;
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, int length, int qos, bool isRetained)
    {
        if (State != LinkState.Up || Strikes(Fault.PublishRefused))
        {
            return false;
        }
        if (topic == _eventTopic)
        {
            Taken++;
            byte[] message = payload[..length];
            Carry(() => OnEvent(message));
        }
        return true;
    }

    /// <inheritdoc/>
    public void Poll(IUplinkListener listener)
    {
        while (_inbox.TryDequeue(out (string Topic, byte[] Payload) message))
        {
            listener.OnMessage(message.Topic, message.Payload, message.Payload.Length);
        }
    }

    /// <summary>The connection breaks; no other comes about for <paramref name="forMs"/>.</summary>
    public void Break(long forMs)
    {
        Disconnect();
        IsOut = true;
        _queue.At(_clock.NowMs + forMs, () => IsOut = false);
    }

    /// <summary>The connection dies without the device noticing.</summary>
    public void HalfOpen() => IsHalfOpen = State == LinkState.Up;

    /// <summary>The broker starts again, its memory empty. The collector comes back at once, and says where it is when it next hears something.</summary>
    public void RestartBroker()
    {
        _retainedAck = null;
        Disconnect();
    }

    /// <summary>Sends a message to the device, as anyone may who can publish there.</summary>
    public void SendToDevice(string topic, byte[] payload)
    {
        if (State == LinkState.Up && !IsHalfOpen)
        {
            Carry(() => Deliver(topic, payload));
        }
    }

    private void Deliver(string topic, byte[] payload)
    {
        if (State == LinkState.Up && !IsHalfOpen)
        {
            _inbox.Enqueue((topic, payload));
        }
    }

    private void OnEvent(byte[] message)
    {
        if (_collector.Receive(message) is { } ack)
        {
            _retainedAck = Encoding.ASCII.GetBytes(ack);
            if (_subscriptions.Contains(_ackTopic))
            {
                SendToDevice(_ackTopic, _retainedAck);
            }
        }
    }

    private void Carry(Action arrive)
    {
        if (IsHalfOpen || IsSilent || Strikes(Fault.Drop))
        {
            Lost++;
            return;
        }
        Send(arrive);
        if (Strikes(Fault.Duplicate))
        {
            Doubled++;
            Send(arrive);
        }
    }

    private void Send(Action arrive)
    {
        Carried++;
        long latencyMs = 1 + Below(MostLatencyMs) + (Strikes(Fault.Delay) ? Below(MostDelayMs) : 0);
        _queue.At(_clock.NowMs + latencyMs, arrive);
    }

    private long Below(int limit) => (long)(_random.Next() % (ulong)limit);

    private bool Strikes(Fault fault)
    {
        bool strikes = Mix.Strikes(fault, _random);
        if (strikes)
        {
            _tally.Count(fault);
        }
        return strikes;
    }
}
