namespace nanoFramework.M2Mqtt.Messages;

/// <summary>What became of a message that was sent (nanoFramework.M2Mqtt.Core, MqttMsgPublishedEventArgs.cs).</summary>
public class MqttMsgPublishedEventArgs(ushort messageId, bool isPublished) : EventArgs
{
    /// <summary>Its id.</summary>
    public ushort MessageId { get; set; } = messageId;

    /// <summary>True where PUBACK came, whatever it said; false after the last retry.</summary>
    public bool IsPublished { get; set; } = isPublished;
}
