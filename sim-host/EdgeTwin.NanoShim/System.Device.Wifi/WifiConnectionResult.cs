namespace System.Device.Wifi;

/// <summary>How joining ended (System.Device.Wifi, WifiConnectionResult.cs).</summary>
public class WifiConnectionResult
{
    internal WifiConnectionResult(WifiConnectionStatus status) => ConnectionStatus = status;

    /// <summary>How.</summary>
    public WifiConnectionStatus ConnectionStatus { get; }
}
