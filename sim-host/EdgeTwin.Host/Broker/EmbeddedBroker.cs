using System.Net;
using System.Net.Sockets;
using EdgeTwin.Recordings;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeTwin.Host.Broker;

/// <summary>
/// An MQTT broker in this process, for loopback only and in the clear: no set-up, and nothing that another machine could reach. It keeps
/// nothing over a restart, which is the hardest case for device and collector.
/// </summary>
internal sealed class EmbeddedBroker : IAsyncDisposable
{
    /// <summary>Largest payload that it passes on, bytes.</summary>
    internal const int LargestPayloadBytes = 64 * 1024;

    private const string TopicRoot = "edgetwin/";
    private const int MostClients = 64;
    private const int MostRetained = 1024;
    private const int MostPending = 1000;
    private const int PortTries = 8;

    private readonly bool _isForAnyTopic;
    private MqttServer _server;

    private EmbeddedBroker(MqttServer server, int port, bool isForAnyTopic)
    {
        _server = server;
        _isForAnyTopic = isForAnyTopic;
        Port = port;
    }

    /// <summary>The TCP port; a restart keeps it.</summary>
    internal int Port { get; }

    /// <summary>How clients reach it.</summary>
    internal BrokerAddress Address => BrokerAddress.Loopback(Port);

    /// <summary>True between start and stop.</summary>
    internal bool IsRunning => _server.IsStarted;

    /// <summary>Starts a broker.</summary>
    /// <param name="port">1..65535, or 0 for a free one.</param>
    /// <param name="isForAnyTopic">True to take messages under any topic, and not those of devices alone.</param>
    /// <exception cref="InputException">The port is taken, or may not be opened.</exception>
    internal static async Task<EmbeddedBroker> StartAsync(int port = 0, bool isForAnyTopic = false)
    {
        for (int attempt = 1; ; attempt++)
        {
            // The server cannot say which port the system gave it, so one that is free is asked for first; another process may take it in between.
            int wanted = port == 0 ? FreePort() : port;
            MqttServer server = Create(wanted, isForAnyTopic);
            try
            {
                await server.StartAsync();
                return new EmbeddedBroker(server, wanted, isForAnyTopic);
            }
            catch (SocketException taken)
            {
                server.Dispose();
                if (port != 0 || attempt == PortTries)
                {
                    throw new InputException($"port {wanted}", "", $"cannot be opened ({taken.Message.TrimEnd('.')})", "choose another with --port, or leave it out for a free one");
                }
            }
        }
    }

    /// <summary>Stops it: every connection ends, everything retained is gone.</summary>
    internal async Task StopAsync()
    {
        if (_server.IsStarted)
        {
            await _server.StopAsync(new MqttServerStopOptions());
        }
        _server.Dispose();
    }

    /// <summary>Stops it where it runs, and starts an empty one on the same port.</summary>
    internal async Task RestartAsync()
    {
        await StopAsync();
        _server = Create(Port, _isForAnyTopic);
        await _server.StartAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    private static MqttServer Create(int port, bool isForAnyTopic)
    {
        MqttServer server = new MqttServerFactory().CreateMqttServer(new MqttServerOptionsBuilder()
            .WithDefaultEndpoint().WithDefaultEndpointPort(port)
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback).WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithMaxPendingMessagesPerClient(MostPending).WithPendingMessagesOverflowStrategy(MqttPendingMessagesOverflowStrategy.DropNewMessage)
            .Build());
        server.ValidatingConnectionAsync += async connecting =>
        {
            if ((await server.GetClientsAsync()).Count >= MostClients)
            {
                connecting.ReasonCode = MqttConnectReasonCode.ServerBusy;
            }
        };
        server.InterceptingPublishAsync += async publish =>
        {
            if (!await IsTakenAsync(server, publish, isForAnyTopic))
            {
                publish.ProcessPublish = false;
                publish.Response.ReasonCode = MqttPubAckReasonCode.QuotaExceeded;
            }
        };
        return server;
    }

    private static async Task<bool> IsTakenAsync(MqttServer server, InterceptingPublishEventArgs publish, bool isForAnyTopic)
    {
        if (publish.ApplicationMessage.Payload.Length > LargestPayloadBytes
            || !(isForAnyTopic || publish.ApplicationMessage.Topic.StartsWith(TopicRoot, StringComparison.Ordinal)))
        {
            return false;
        }
        return !publish.ApplicationMessage.Retain || await server.GetRetainedMessageAsync(publish.ApplicationMessage.Topic) is not null
            || (await server.GetRetainedMessagesAsync()).Count < MostRetained;
    }

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
