namespace EdgeTwin.NanoShim.Fabric;

/// <summary>What an MQTT client says when it connects.</summary>
/// <param name="ClientId">Its name.</param>
/// <param name="UserName">User, or null.</param>
/// <param name="Password">Password, or null.</param>
/// <param name="WillTopic">Topic of the last will; null for none.</param>
/// <param name="WillMessage">The last will.</param>
/// <param name="WillQos">0 to 2.</param>
/// <param name="IsWillRetained">True where the broker keeps the will.</param>
/// <param name="IsCleanSession">True where nothing of a former session is wanted.</param>
/// <param name="KeepAliveS">Seconds; 0 for never.</param>
public sealed record MqttSignOn(
    string ClientId, string? UserName, string? Password, string? WillTopic, string? WillMessage, int WillQos, bool IsWillRetained, bool IsCleanSession, int KeepAliveS);
