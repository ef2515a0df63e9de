namespace nanoFramework.M2Mqtt;

/// <summary>
/// Settings of a client (nanoFramework.M2Mqtt, MqttSettings.cs). There it is one object for all clients of a board; here one a client, since
/// simulated boards run side by side in one process.
/// </summary>
public class MqttSettings
{
    /// <summary>Port in the clear.</summary>
    public const int BrokerDefaultPort = 1883;

    /// <summary>Port over TLS.</summary>
    public const int BrokerDefaultSslPort = 8883;

    /// <summary>Longest wait for an answer, ms.</summary>
    public const int DefaultTimeout = 30_000;

    /// <summary>Tries of a message.</summary>
    public const int MaximumAttemptsRetry = 3;

    /// <summary>Time from try to try, ms.</summary>
    public const int DefaultDelayRetry = 1_000;

    /// <summary>Messages under way: without a limit, unless one is set.</summary>
    public const int DefaultInflightQueueSize = int.MaxValue;

    internal MqttSettings()
    {
    }

    /// <summary>Port in the clear.</summary>
    public int Port { get; internal set; } = BrokerDefaultPort;

    /// <summary>Port over TLS.</summary>
    public int SslPort { get; internal set; } = BrokerDefaultSslPort;

    /// <summary>Messages under way, at most.</summary>
    public int InflightQueueSize { get; set; } = DefaultInflightQueueSize;

    /// <summary>False switches the check of the broker's certificate off.</summary>
    public bool ValidateServerCertificate { get; set; } = true;
}
