using System.Collections;
using EdgeTwin.NanoShim.Fabric;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>
/// nanoFramework's MQTT client (nanoFramework.M2Mqtt 5.1, MqttClient.cs) in its shape and behaviour, over the board's <see cref="MqttFabric"/>: Connect blocks and
/// throws where no connection comes about; nothing reconnects; a message that is handed over while there is no connection waits in a queue that
/// Close empties; PUBACK's reason is ignored; the queue of messages under way is without a limit unless one is set; events come from another thread.
/// </summary>
public class MqttClient : IMqttClient, IMqttTransportListener, IDisposable
{
    private const int LongestTopic = 65535;

    private readonly Board _board = Board.Current;
    private readonly object _lock = new();
    private readonly HashSet<int> _underWay = [];
    private MqttEndpoint _endpoint = null!;
    private IMqttTransport? _transport;
    private ushort _lastId;

    /// <summary>A client of a broker in the clear, at the usual port.</summary>
    public MqttClient(string brokerHostName) => Init(brokerHostName, MqttSettings.BrokerDefaultPort, false, null, null, MqttSslProtocols.None);

    /// <summary>A message came in.</summary>
    public event IMqttClient.MqttMsgPublishEventHandler? MqttMsgPublishReceived;

    /// <summary>A message was acknowledged, or given up.</summary>
    public event IMqttClient.MqttMsgPublishedEventHandler? MqttMsgPublished;

    /// <summary>A subscription was answered.</summary>
    public event IMqttClient.MqttMsgSubscribedEventHandler? MqttMsgSubscribed;

    /// <summary>The connection is gone.</summary>
    public event IMqttClient.ConnectionClosedEventHandler? ConnectionClosed;

    /// <inheritdoc/>
    public bool IsConnected { get; private set; }

    /// <summary>Its settings.</summary>
    public MqttSettings Settings { get; } = new();

    /// <summary>Tells where the broker is. Without a client certificate the one stored on the board is used.</summary>
    /// <exception cref="ArgumentException">A certificate as text without the 0 byte at its end, which mbedTLS wants to see.</exception>
    public void Init(string brokerHostName, int brokerPort, bool secure, byte[]? caCert, byte[]? clientCert, MqttSslProtocols sslProtocol)
    {
        RequireTerminator(caCert);
        RequireTerminator(clientCert);
        _endpoint = new MqttEndpoint(brokerHostName, brokerPort, secure, caCert, clientCert is not null, true);
    }

    /// <summary>Connects, and waits for the answer.</summary>
    /// <exception cref="MqttConnectionException">No connection came about.</exception>
    public MqttReasonCode Connect(
        string clientId,
        string? username,
        string? password,
        bool willRetain,
        MqttQoSLevel willQosLevel,
        bool willFlag,
        string? willTopic,
        string? willMessage,
        bool cleanSession,
        ushort keepAlivePeriod)
    {
        MqttSignOn signOn = new(clientId, username, password, willFlag ? willTopic : null, willMessage, (int)willQosLevel, willRetain, cleanSession, keepAlivePeriod);
        try
        {
            _transport?.Dispose();
            IMqttTransport transport = _board.Mqtt.Create(_endpoint with { ValidatesServer = Settings.ValidateServerCertificate });
            _transport = transport;
            int code = transport.Connect(signOn, this);
            IsConnected = code == 0;
            return (MqttReasonCode)code;
        }
        catch (IOException cause)
        {
            throw new MqttConnectionException("Exception connecting to the broker", cause);
        }
    }

    /// <summary>Subscribes; the answer is an event.</summary>
    /// <returns>Id of the message.</returns>
    /// <exception cref="MqttClientException">Topics and qualities of service do not match.</exception>
    public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
    {
        if (topics is not { Length: > 0 } || qosLevels is not { Length: > 0 } || topics.Length != qosLevels.Length)
        {
            throw new MqttClientException(
                topics is not { Length: > 0 } ? MqttClientErrorCode.TopicsEmpty
                : qosLevels is not { Length: > 0 } ? MqttClientErrorCode.QosLevelsEmpty
                : MqttClientErrorCode.TopicsQosLevelsNotMatch);
        }
        ushort id = NextId();
        for (int i = 0; IsConnected && i < topics.Length; i++)
        {
            _transport?.Subscribe(id, topics[i], (int)qosLevels[i]);
        }
        return id;
    }

    /// <summary>Puts a message into the queue of those under way.</summary>
    /// <returns>Id of the message.</returns>
    /// <exception cref="MqttClientException">The queue is full, or the topic is none.</exception>
    /// <exception cref="NotSupportedException">A content type or user properties, which MQTT 3.1.1 does not have.</exception>
    public ushort Publish(string topic, byte[] message, string? contentType, ArrayList? userProperties, MqttQoSLevel qosLevel, bool retain)
    {
        if (!string.IsNullOrEmpty(contentType) || userProperties is { Count: > 0 })
        {
            throw new NotSupportedException();
        }
        if (topic.Length is 0 or > LongestTopic)
        {
            throw new MqttClientException(MqttClientErrorCode.TopicLength);
        }
        if (topic.AsSpan().ContainsAny('+', '#'))
        {
            throw new MqttClientException(MqttClientErrorCode.TopicWildcard);
        }
        ushort id = NextId();
        lock (_lock)
        {
            if (_underWay.Count >= Settings.InflightQueueSize)
            {
                throw new MqttClientException(MqttClientErrorCode.InflightQueueFull);
            }
            if (qosLevel != MqttQoSLevel.AtMostOnce)
            {
                _underWay.Add(id);
            }
        }
        if (IsConnected)
        {
            _transport?.Publish(id, topic, message, (int)qosLevel, retain);
        }
        return id;
    }

    /// <summary>Says goodbye.</summary>
    public void Disconnect()
    {
        _transport?.Disconnect();
        IsConnected = false;
    }

    /// <summary>Ends the connection and forgets what was under way.</summary>
    public void Close()
    {
        IsConnected = false;
        _transport?.Dispose();
        _transport = null;
        lock (_lock)
        {
            _underWay.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    void IMqttTransportListener.OnReceived(string topic, byte[] payload, int qos, bool isRetained, bool isDuplicate) =>
        MqttMsgPublishReceived?.Invoke(this, new MqttMsgPublishEventArgs(topic, payload, isDuplicate, (MqttQoSLevel)qos, isRetained));

    void IMqttTransportListener.OnPublished(int messageId, bool isPublished)
    {
        lock (_lock)
        {
            _underWay.Remove(messageId);
        }
        MqttMsgPublished?.Invoke(this, new MqttMsgPublishedEventArgs((ushort)messageId, isPublished));
    }

    void IMqttTransportListener.OnSubscribed(int messageId, int granted) =>
        MqttMsgSubscribed?.Invoke(this, new MqttMsgSubscribedEventArgs((ushort)messageId, [(MqttQoSLevel)granted]));

    void IMqttTransportListener.OnClosed()
    {
        IsConnected = false;
        ConnectionClosed?.Invoke(this, EventArgs.Empty);
    }

    private static void RequireTerminator(byte[]? certificate)
    {
        if (certificate is not null && certificate.AsSpan().StartsWith("-----BEGIN"u8) && certificate[^1] != 0)
        {
            throw new ArgumentException("A certificate as text has to end with a 0 byte");
        }
    }

    private ushort NextId()
    {
        lock (_lock)
        {
            _lastId = _lastId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastId + 1);
            return _lastId;
        }
    }
}
