namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>The connection broke under a call (nanoFramework.M2Mqtt, MqttCommunicationException.cs).</summary>
public class MqttCommunicationException : Exception
{
    /// <summary>Without a cause.</summary>
    public MqttCommunicationException()
    {
    }

    /// <summary>With its cause.</summary>
    public MqttCommunicationException(Exception e)
        : base(string.Empty, e)
    {
    }
}
