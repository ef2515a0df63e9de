namespace EdgeTwin.NanoShim.Fabric;

/// <summary>Carries one MQTT connection: over a socket, or over a simulated broker in virtual time.</summary>
public interface IMqttTransport : IDisposable
{
    /// <summary>Connects and waits for the broker's answer, as the board's client does.</summary>
    /// <returns>The return code of CONNACK (MQTT 3.1.1): 0 for accepted.</returns>
    /// <exception cref="IOException">No connection, no answer, or no trust.</exception>
    int Connect(MqttSignOn signOn, IMqttTransportListener listener);

    /// <summary>Sends a subscription; the answer is told later.</summary>
    void Subscribe(int messageId, string topic, int qos);

    /// <summary>Sends a message; for QoS 1 and 2 the answer is told later.</summary>
    void Publish(int messageId, string topic, byte[] payload, int qos, bool isRetained);

    /// <summary>Says goodbye and ends the connection, so that no last will is published.</summary>
    void Disconnect();
}
