namespace EdgeTwin.NanoShim.Fabric;

/// <summary>Where an MQTT client wants to go, and how it wants to be secured.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">TCP port.</param>
/// <param name="IsSecure">True for TLS.</param>
/// <param name="CaCertificate">The authority that the firmware brought along, PEM or DER; null where the one stored on the board is to be used.</param>
/// <param name="HasOwnClientCertificate">False where the device certificate stored on the board is to be used.</param>
/// <param name="ValidatesServer">False where the firmware has switched the check off.</param>
public sealed record MqttEndpoint(string Host, int Port, bool IsSecure, byte[]? CaCertificate, bool HasOwnClientCertificate, bool ValidatesServer);
