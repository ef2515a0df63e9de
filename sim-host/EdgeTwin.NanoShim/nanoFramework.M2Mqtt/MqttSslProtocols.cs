namespace nanoFramework.M2Mqtt;

/// <summary>Versions of TLS (nanoFramework.M2Mqtt.Core, MqttSslProtocols.cs).</summary>
public enum MqttSslProtocols
{
    /// <summary>In the clear.</summary>
    None,

    /// <summary>SSL 3.</summary>
    SSLv3,

    /// <summary>TLS 1.0.</summary>
    TLSv1_0,

    /// <summary>TLS 1.1.</summary>
    TLSv1_1,

    /// <summary>TLS 1.2.</summary>
    TLSv1_2,

    /// <summary>TLS 1.3.</summary>
    TLSv1_3,
}
