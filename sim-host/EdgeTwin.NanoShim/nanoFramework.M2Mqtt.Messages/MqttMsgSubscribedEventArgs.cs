namespace nanoFramework.M2Mqtt.Messages;

/// <summary>A subscription's answer (nanoFramework.M2Mqtt.Core, MqttMsgSubscribedEventArgs.cs).</summary>
public class MqttMsgSubscribedEventArgs(ushort messageId, MqttQoSLevel[] grantedQosLevels) : EventArgs
{
    /// <summary>Its id.</summary>
    public ushort MessageId { get; internal set; } = messageId;

    /// <summary>What was granted, topic by topic.</summary>
    public MqttQoSLevel[] GrantedQoSLevels { get; internal set; } = grantedQosLevels;
}
