using System.Text;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Provisioning;

/// <summary>The Wi-Fi that a board joins by itself.</summary>
/// <param name="Ssid">Its name, 1..32 bytes of UTF-8 (IEEE 802.11, 9.4.2.2).</param>
/// <param name="Password">Its passphrase, 8..63 printable ASCII characters (IEEE 802.11, annex J.4); null for an open network.</param>
internal sealed record WifiNetwork(string Ssid, string? Password)
{
    private const int LongestSsidBytes = 32;
    private const int ShortestPassword = 8;
    private const int LongestPassword = 63;

    /// <summary>True where the name fills the board's field, which then has no byte that ends it.</summary>
    internal bool FillsTheField => Encoding.UTF8.GetByteCount(Ssid) == LongestSsidBytes;

    /// <summary>Never the password, wherever a record is printed.</summary>
    public override string ToString() => Ssid;

    /// <summary>Checks both.</summary>
    /// <exception cref="UsageException">One of them cannot be. The password is not repeated.</exception>
    internal void Check()
    {
        int bytes = Encoding.UTF8.GetByteCount(Ssid);
        if (bytes is 0 or > LongestSsidBytes)
        {
            throw new UsageException($"--wifi: a network's name has 1 to {LongestSsidBytes} bytes, this one {bytes}; give it as your router shows it.");
        }
        if (Ssid.Any(char.IsControl))
        {
            throw new UsageException("--wifi: the network's name holds a control character; give it as your router shows it.");
        }
        if (Password is null)
        {
            return;
        }
        if (Password.Length is < ShortestPassword or > LongestPassword)
        {
            throw new UsageException($"the Wi-Fi password has {ShortestPassword} to {LongestPassword} characters, this one {Password.Length}; give the passphrase, not the 64 digits of the key.");
        }
        if (Password.Any(c => c is < ' ' or > '~'))
        {
            throw new UsageException("the Wi-Fi password holds a character outside printable ASCII, which WPA2 does not know; look for a stray blank, tab or quotation mark.");
        }
    }
}
