namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>The client refuses (nanoFramework.M2Mqtt, MqttClientException.cs).</summary>
public class MqttClientException(MqttClientErrorCode errorCode) : Exception
{
    /// <summary>Why.</summary>
    public MqttClientErrorCode ErrorCode { get; set; } = errorCode;
}
