using EdgeTwin.NanoShim.Fabric;

namespace System.Net.NetworkInformation
{
    /// <summary>nanoFramework's System.Net.NetworkInformation.NetworkInterface over the board's Wi-Fi: it has an address while it is joined.</summary>
    internal sealed class NetworkInterface
    {
        private readonly Board _board = Board.Current;

        private NetworkInterface()
        {
        }

        public string IPv4Address
        {
            get { return _board.Wifi.IsJoined ? "192.0.2.7" : "0.0.0.0"; }
        }

        public static NetworkInterface[] GetAllNetworkInterfaces()
        {
            return new NetworkInterface[] { new NetworkInterface() };
        }
    }
}
