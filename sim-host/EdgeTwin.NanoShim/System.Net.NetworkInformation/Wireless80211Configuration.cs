namespace System.Net.NetworkInformation;

/// <summary>The network that is stored on the board (System.Net, Wireless80211Configuration.cs). Changing it is left out.</summary>
public class Wireless80211Configuration
{
    private Wireless80211Configuration()
    {
    }

    /// <summary>Its name.</summary>
    public string Ssid { get; } = "simulated";

    /// <summary>Its password; empty for an open one.</summary>
    public string Password { get; } = string.Empty;

    /// <summary>All that are stored: one.</summary>
    public static Wireless80211Configuration[] GetAllWireless80211Configurations() => [new()];
}
