using System.Diagnostics.CodeAnalysis;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>What nanoFramework's MQTT clients have in common (nanoFramework.M2Mqtt.Core, IMqttClient.cs; what EdgeTwin does not use is left out).</summary>
[SuppressMessage("Naming", "CA1711", Justification = "nanoFramework's names")]
public interface IMqttClient
{
    /// <summary>Hears a message that came in.</summary>
    delegate void MqttMsgPublishEventHandler(object sender, MqttMsgPublishEventArgs e);

    /// <summary>Hears what became of a message.</summary>
    delegate void MqttMsgPublishedEventHandler(object sender, MqttMsgPublishedEventArgs e);

    /// <summary>Hears a subscription's answer.</summary>
    delegate void MqttMsgSubscribedEventHandler(object sender, MqttMsgSubscribedEventArgs e);

    /// <summary>Hears that the connection is gone.</summary>
    delegate void ConnectionClosedEventHandler(object sender, EventArgs e);

    /// <summary>True between an accepted connection and its end.</summary>
    bool IsConnected { get; }
}
