namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>No connection came about (nanoFramework.M2Mqtt, MqttConnectionException.cs).</summary>
public class MqttConnectionException(string message, Exception innerException) : Exception(message, innerException);
