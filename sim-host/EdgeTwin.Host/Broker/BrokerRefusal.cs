using System.Net.Sockets;
using MQTTnet.Exceptions;

namespace EdgeTwin.Host.Broker;

/// <summary>A connection to a broker did not come about. The message says why, in words for a person.</summary>
internal sealed class BrokerRefusal(string message) : Exception(message)
{
    /// <summary>True for what a network or a broker brings about, as against a defect.</summary>
    internal static bool IsLinkFailure(Exception exception) => exception is MqttCommunicationException or MqttProtocolViolationException or OperationCanceledException
        or TimeoutException or SocketException or IOException or ObjectDisposedException or InvalidOperationException or System.Security.Authentication.AuthenticationException;
}
