namespace nanoFramework.M2Mqtt.Messages;

/// <summary>Quality of service (nanoFramework.M2Mqtt.Core, MqttQoSLevel.cs).</summary>
public enum MqttQoSLevel
{
    /// <summary>QoS 0.</summary>
    AtMostOnce = 0,

    /// <summary>QoS 1.</summary>
    AtLeastOnce = 1,

    /// <summary>QoS 2.</summary>
    ExactlyOnce = 2,

    /// <summary>A subscription that was refused.</summary>
    GrantedFailure = 0x80,
}
