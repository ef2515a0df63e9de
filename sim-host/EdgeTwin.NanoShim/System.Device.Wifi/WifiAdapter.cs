using EdgeTwin.NanoShim.Fabric;

namespace System.Device.Wifi;

/// <summary>The board's Wi-Fi station (System.Device.Wifi, WifiAdapter.cs). Scanning is left out.</summary>
public sealed class WifiAdapter : IDisposable
{
    private readonly Board _board;

    private WifiAdapter(Board board) => _board = board;

    /// <summary>Index of its network interface.</summary>
    public int NetworkInterface => 0;

    /// <summary>The one adapter of the board.</summary>
    public static WifiAdapter[] FindAllAdapters() => [new(Board.Current)];

    /// <summary>Joins a network. On a board this blocks for up to 20 s, and the driver goes on trying afterwards, whatever it says here.</summary>
    public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential)
    {
        ArgumentNullException.ThrowIfNull(ssid);
        ArgumentNullException.ThrowIfNull(passwordCredential);
        return new WifiConnectionResult(_board.Wifi.Join() ? WifiConnectionStatus.Success : WifiConnectionStatus.NetworkNotAvailable);
    }

    /// <summary>Leaves the network, and ends the driver's own trying.</summary>
    public void Disconnect() => _board.Wifi.Leave();

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held; on a board its event listener is let go.
    }
}
