namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>Why a client refuses (nanoFramework.M2Mqtt, MqttClientException.cs; those that the client itself throws in 3.1.1).</summary>
public enum MqttClientErrorCode
{
    /// <summary>The topic holds a wildcard.</summary>
    TopicWildcard = 3,

    /// <summary>The topic is empty or longer than 65 535.</summary>
    TopicLength = 4,

    /// <summary>There is no topic.</summary>
    TopicsEmpty = 6,

    /// <summary>There is no quality of service.</summary>
    QosLevelsEmpty = 7,

    /// <summary>Topics and qualities of service do not match in number.</summary>
    TopicsQosLevelsNotMatch = 8,

    /// <summary>The queue of messages under way is full.</summary>
    InflightQueueFull = 11,
}
