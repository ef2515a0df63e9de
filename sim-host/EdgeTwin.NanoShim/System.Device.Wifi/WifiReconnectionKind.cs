namespace System.Device.Wifi;

/// <summary>Whether a lost network is joined again (System.Device.Wifi, WifiReconnectionKind.cs).</summary>
public enum WifiReconnectionKind
{
    /// <summary>By itself.</summary>
    Automatic,

    /// <summary>By the program. On the ESP32 this also writes the configuration to flash.</summary>
    Manual,
}
