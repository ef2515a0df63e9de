namespace nanoFramework.M2Mqtt.Messages;

/// <summary>Return codes of CONNACK in MQTT 3.1.1 (nanoFramework.M2Mqtt.Core, MqttReasonCode.cs; those of MQTT 5 are left out).</summary>
public enum MqttReasonCode
{
    /// <summary>Accepted.</summary>
    Success = 0,

    /// <summary>The broker does not speak this version.</summary>
    ConnectionRefusedUnacceptableProtocolVersion = 1,

    /// <summary>The broker does not like the client's id.</summary>
    ConnectionRefusedIdentifierRejected = 2,

    /// <summary>The broker is not at its service.</summary>
    ConnectionRefusedServerUnavailable = 3,

    /// <summary>Wrong user or password.</summary>
    ConnectionRefusedBadUserNameOrPassword = 4,

    /// <summary>Not allowed.</summary>
    ConnectionRefusedNotAuthorized = 5,
}
