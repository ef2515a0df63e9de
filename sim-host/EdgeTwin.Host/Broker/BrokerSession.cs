using System.Net.Sockets;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeTwin.Host.Broker;

/// <summary>One connection to a broker, from sign-on to its end; a new one is opened for each try.</summary>
internal sealed class BrokerSession : IAsyncDisposable
{
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _closing = new();
    private readonly BrokerAddress _address;
    private readonly TimeSpan _timeout;

    private BrokerSession(IMqttClient client, BrokerAddress address, TimeSpan timeout)
    {
        Client = client;
        _address = address;
        _timeout = timeout;
    }

    /// <summary>MQTTnet's client.</summary>
    internal IMqttClient Client { get; }

    /// <summary>Completes when the connection is gone, with the reason.</summary>
    internal Task<string> Ended => _ended.Task;

    /// <summary>Connects.</summary>
    /// <param name="factory">Makes the client.</param>
    /// <param name="address">The broker.</param>
    /// <param name="timeout">Longest wait for an answer.</param>
    /// <param name="configure">Client id, will and the like.</param>
    /// <param name="onMessage">Hears messages, one at a time; while it works, no other comes.</param>
    /// <param name="cancellation">Ends the try.</param>
    /// <exception cref="BrokerRefusal">It did not come about.</exception>
    internal static async Task<BrokerSession> OpenAsync(MqttClientFactory factory, BrokerAddress address, TimeSpan timeout, Action<MqttClientOptionsBuilder> configure,
        Func<MqttApplicationMessage, CancellationToken, Task> onMessage, CancellationToken cancellation)
    {
        string? certificateFault = null;
        MqttClientOptionsBuilder builder = new MqttClientOptionsBuilder().WithTcpServer(address.Host, address.Port).WithTimeout(timeout);
        if (address.Tls is { } tls)
        {
            builder.WithTlsOptions(options => tls.ApplyTo(options.WithTargetHost(address.Host), fault => certificateFault = fault));
        }
        configure(builder);
        BrokerSession session = new(factory.CreateMqttClient(), address, timeout);
        session.Client.DisconnectedAsync += gone =>
        {
            session._ended.TrySetResult(gone.Exception is null ? $"the broker ended the connection ({gone.Reason})" : $"the connection broke ({Innermost(gone.Exception)})");
            return Task.CompletedTask;
        };
        CancellationToken closing = session._closing.Token;
        session.Client.ApplicationMessageReceivedAsync += received => onMessage(received.ApplicationMessage, closing);
        try
        {
            await session.ConnectAsync(builder.Build(), () => certificateFault, cancellation);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Subscribes with QoS 1.</summary>
    /// <exception cref="BrokerRefusal">The broker did not agree.</exception>
    internal async Task SubscribeAsync(IReadOnlyList<string> filters, CancellationToken cancellation)
    {
        MqttClientSubscribeOptionsBuilder builder = new();
        foreach (string filter in filters)
        {
            builder.WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce);
        }
        MqttClientSubscribeResult result = await GuardAsync(limit => Client.SubscribeAsync(builder.Build(), limit), static () => null, cancellation);
        MqttClientSubscribeResultItem? refused = result.Items.FirstOrDefault(item => (int)item.ResultCode > (int)MqttClientSubscribeResultCode.GrantedQoS2);
        if (refused is not null)
        {
            throw new BrokerRefusal($"{_address} does not let us listen to {refused.TopicFilter.Topic} ({refused.ResultCode})");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        if (Client.IsConnected)
        {
            using CancellationTokenSource limit = new(_timeout);
            try
            {
                await Client.DisconnectAsync(new MqttClientDisconnectOptions(), limit.Token);
            }
            catch (Exception gone) when (BrokerRefusal.IsLinkFailure(gone))
            {
                // It is to end, and has.
            }
        }
        Client.Dispose();
        _closing.Dispose();
    }

    private async Task ConnectAsync(MqttClientOptions options, Func<string?> certificateFault, CancellationToken cancellation)
    {
        MqttClientConnectResult result = await GuardAsync(limit => Client.ConnectAsync(options, limit), certificateFault, cancellation);
        if (result.ResultCode != MqttClientConnectResultCode.Success)
        {
            throw new BrokerRefusal($"{_address} refuses us ({result.ResultCode}{(string.IsNullOrEmpty(result.ReasonString) ? "" : ": " + result.ReasonString)})");
        }
    }

    private async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> work, Func<string?> certificateFault, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_timeout);
        try
        {
            return await work(limit.Token);
        }
        catch (Exception failed) when (BrokerRefusal.IsLinkFailure(failed))
        {
            cancellation.ThrowIfCancellationRequested();
            throw new BrokerRefusal(Explain(failed, certificateFault(), limit.IsCancellationRequested));
        }
    }

    private string Explain(Exception failed, string? certificateFault, bool isTimeout)
    {
        if (certificateFault is not null)
        {
            return $"{_address} is not to be trusted: {certificateFault}";
        }
        if (isTimeout)
        {
            return $"{_address} does not answer within {_timeout.TotalSeconds:0.#} s";
        }
        for (Exception? one = failed; one is not null; one = one.InnerException)
        {
            if (one is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TryAgain or SocketError.NoData } unreachable)
            {
                return $"{_address} cannot be reached ({unreachable.Message.TrimEnd('.')})";
            }
        }
        string hint = _address.Tls switch
        {
            null => "; perhaps it wants TLS (--cafile)",
            { HasOwnCertificate: false } => "; perhaps it wants a certificate of ours (--cert, --key)",
            _ => "; perhaps it does not trust who signed our certificate",
        };
        return $"{_address} ended the connection during sign-on ({Innermost(failed)}){hint}";
    }

    private static string Innermost(Exception exception) => exception.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.');
}
