namespace EdgeTwin.NanoShim.Fabric;

/// <summary>Hears what a transport brings, from whichever thread it likes.</summary>
public interface IMqttTransportListener
{
    /// <summary>A message came in.</summary>
    void OnReceived(string topic, byte[] payload, int qos, bool isRetained, bool isDuplicate);

    /// <summary>A message of QoS 1 or 2 was acknowledged, or was given up. What the broker thinks of it is not told: nanoFramework's client does not look.</summary>
    void OnPublished(int messageId, bool isPublished);

    /// <summary>A subscription was answered.</summary>
    /// <param name="messageId">Its id.</param>
    /// <param name="granted">0 to 2, or 0x80 for a refusal.</param>
    void OnSubscribed(int messageId, int granted);

    /// <summary>The connection is gone.</summary>
    void OnClosed();
}
