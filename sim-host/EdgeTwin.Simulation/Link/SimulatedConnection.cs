using EdgeTwin.NanoShim.Fabric;

namespace EdgeTwin.Simulation.Link;

/// <summary>
/// One client's connection to a <see cref="SimulatedBroker"/>, with what nanoFramework's client does by itself: it sends a message of QoS 1 again each second,
/// three times in all, then gives it up (MqttSettings: DelayOnRetry, AttemptsOnRetry), and closes where its ping is not answered.
/// </summary>
internal sealed class SimulatedConnection(SimulatedBroker broker) : IMqttTransport
{
    private const int Attempts = 3;
    private const int RetryMs = 1000;
    private const int Refused = 0x80;

    private readonly HashSet<string> _filters = new(StringComparer.Ordinal);
    private readonly HashSet<int> _unanswered = [];
    private IMqttTransportListener? _listener;
    private bool _isOpen;
    private bool _isServed;
    private bool _isMute;

    internal MqttSignOn? SignOn { get; private set; }

    /// <summary>True once the client has said goodbye, though the broker may not have heard it yet: no will is published.</summary>
    internal bool HasSaidGoodbye { get; private set; }

    internal string ClientId => SignOn?.ClientId ?? string.Empty;

    /// <inheritdoc/>
    public int Connect(MqttSignOn signOn, IMqttTransportListener listener)
    {
        SignOn = signOn;
        _listener = listener;
        int code = broker.Admit(this, signOn);
        _isOpen = code == 0;
        _isServed = _isOpen;
        return code;
    }

    /// <inheritdoc/>
    public void Subscribe(int messageId, string topic, int qos) => ToBroker(() =>
    {
        _filters.Add(topic);
        ToClient(() => _listener?.OnSubscribed(messageId, qos <= 2 ? qos : Refused));
        broker.SendRetained(this, topic);
    });

    /// <inheritdoc/>
    public void Publish(int messageId, string topic, byte[] payload, int qos, bool isRetained)
    {
        byte[] message = [.. payload];
        if (qos == 0)
        {
            ToBroker(() => broker.Take(this, topic, message, isRetained));
            return;
        }
        _unanswered.Add(messageId);
        Try(messageId, topic, message, isRetained, attempt: 1);
    }

    /// <inheritdoc/>
    public void Disconnect()
    {
        if (_isOpen && !_isMute)
        {
            HasSaidGoodbye = true;
            // Behind what was sent before it, which still arrives.
            ToBroker(() => EndService(withWill: false), mayBeLost: false);
        }
        _isOpen = false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Without a goodbye the broker finds a closed socket, and publishes the will.
        if (_isOpen && !_isMute)
        {
            EndService(withWill: true);
        }
        _isOpen = false;
        _listener = null;
    }

    internal bool Wants(string topic) => _filters.Any(filter => TopicFilter.Matches(filter, topic));

    internal void Deliver(string topic, byte[] payload, bool isRetained)
    {
        ToClient(() => _listener?.OnReceived(topic, [.. payload], 1, isRetained, false));
    }

    internal void Break()
    {
        bool wasOpen = _isOpen;
        _isOpen = false;
        _isServed = false;
        if (wasOpen)
        {
            _listener?.OnClosed();
        }
    }

    internal void Mute()
    {
        _isMute = true;
        int keepAliveMs = (SignOn?.KeepAliveS ?? 0) * 1000;
        if (keepAliveMs == 0)
        {
            return;
        }
        // The broker waits one and a half times the keep-alive (3.1.1, section 3.1.2.10), the client one to ping and one for the answer.
        broker.Queue.At(broker.Clock.NowMs + (keepAliveMs * 3 / 2), () => EndService(withWill: true));
        broker.Queue.At(broker.Clock.NowMs + (keepAliveMs * 2), Break);
    }

    private void Try(int messageId, string topic, byte[] message, bool isRetained, int attempt)
    {
        ToBroker(() =>
        {
            broker.Take(this, topic, message, isRetained);
            ToClient(() => Answer(messageId, isPublished: true));
        });
        broker.Queue.At(broker.Clock.NowMs + RetryMs, () =>
        {
            if (!_isOpen || !_unanswered.Contains(messageId))
            {
                return;
            }
            if (attempt < Attempts)
            {
                Try(messageId, topic, message, isRetained, attempt + 1);
            }
            else
            {
                Answer(messageId, isPublished: false);
            }
        });
    }

    private void Answer(int messageId, bool isPublished)
    {
        if (_unanswered.Remove(messageId))
        {
            _listener?.OnPublished(messageId, isPublished);
        }
    }

    private void EndService(bool withWill)
    {
        _isServed = false;
        broker.Leave(this, withWill);
    }

    private void ToBroker(Action arrive, bool mayBeLost = true)
    {
        if (!_isOpen || (mayBeLost && broker.IsLost()))
        {
            return;
        }
        broker.Queue.At(broker.Clock.NowMs + broker.LatencyMs, () =>
        {
            if (_isServed && !_isMute)
            {
                arrive();
            }
        });
    }

    private void ToClient(Action arrive) => broker.Queue.At(broker.Clock.NowMs + broker.LatencyMs, () =>
    {
        if (_isOpen && !_isMute)
        {
            arrive();
        }
    });
}
