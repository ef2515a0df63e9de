namespace nanoFramework.M2Mqtt.Messages;

/// <summary>A message that came in (nanoFramework.M2Mqtt.Core, MqttMsgPublishEventArgs.cs).</summary>
public class MqttMsgPublishEventArgs(string topic, byte[] message, bool dupFlag, MqttQoSLevel qosLevel, bool retain) : EventArgs
{
    /// <summary>Where it was published.</summary>
    public string Topic { get; internal set; } = topic;

    /// <summary>Its payload.</summary>
    public byte[] Message { get; internal set; } = message;

    /// <summary>True where it is a repeat.</summary>
    public bool DupFlag { get; internal set; } = dupFlag;

    /// <summary>Its quality of service.</summary>
    public MqttQoSLevel QosLevel { get; internal set; } = qosLevel;

    /// <summary>True where the broker had kept it.</summary>
    public bool Retain { get; internal set; } = retain;
}
