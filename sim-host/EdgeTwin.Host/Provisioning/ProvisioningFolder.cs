using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeTwin.App.Identity;
using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Provisioning;

/// <summary>
/// The files that nanoff carries to a board: the firmware's own, and nanoff's two descriptions. Field names are those of nanoFirmwareFlasher's
/// FileDeploymentConfiguration, DeploymentFile, NetworkDeploymentConfiguration and WirelessConfiguration.
/// </summary>
/// <param name="folder">Where they go.</param>
/// <param name="serialPort">The board's port, or null where the command lines name it.</param>
internal sealed class ProvisioningFolder(string folder, string? serialPort)
{
    /// <summary>Name of nanoff's description of the files.</summary>
    internal const string FilesName = "files.json";

    /// <summary>Name of nanoff's description of Wi-Fi and certificate.</summary>
    internal const string NetworkName = "network.json";

    private const string IdentityName = "edgetwin.txt";
    private const string AuthorityName = "ca.pem";
    private const string CertificateName = "device.pem";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _folder = Path.GetFullPath(folder);

    /// <summary>The full path of a file of it.</summary>
    internal string In(string name) => Path.Combine(_folder, name);

    /// <summary>Makes the files of a device; writes nothing.</summary>
    /// <param name="device">Its id.</param>
    /// <param name="board">Its board.</param>
    /// <param name="broker">Where it sends.</param>
    /// <param name="wifi">What it joins.</param>
    /// <param name="credentials">Its certificates; null for a connection in the clear.</param>
    /// <exception cref="UsageException">The firmware would not read it.</exception>
    internal IReadOnlyList<ProvisioningFile> Make(string device, string board, BrokerAddress broker, WifiNetwork wifi, DeviceCredentials? credentials)
    {
        byte[] identity = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"# Written by edgetwin provision.\ndevice={device}\nbroker={broker.Host}\nport={broker.Port}\ntls={(credentials is null ? "off" : "on")}\nboard={board}\n"));
        // The reader that will read it on the board has the last word.
        if (IdentityFile.Read(identity, identity.Length, new DeviceIdentity()) is { } wrong)
        {
            throw new UsageException($"the firmware would refuse this: {wrong}.");
        }
        List<ProvisioningFile> files = [new(In(IdentityName), "who the device is and where it sends", false, identity)];
        if (credentials is not null)
        {
            files.Add(new(In(AuthorityName), "who may sign the broker's certificate", false, Encoding.ASCII.GetBytes(credentials.Authorities)));
            // mbedTLS takes PEM only with the 0 byte that ends it, and nanoff does not add it (its CheckNullPemTermination changes a copy).
            files.Add(new(In(CertificateName), "the device's certificate and key", true, Encoding.ASCII.GetBytes(credentials.CertificateAndKey + "\0")));
        }
        files.Add(new(In(FilesName), "tells nanoff which files go where", false, ToJson(FilesDescription(credentials is not null))));
        files.Add(new(In(NetworkName), "tells nanoff the Wi-Fi and the certificate", true, ToJson(NetworkDescription(wifi, credentials is not null))));
        return files;
    }

    private Dictionary<string, object> FilesDescription(bool isTls)
    {
        List<object> files = [new { DestinationFilePath = @"I:\edgetwin.txt", SourceFilePath = In(IdentityName) }];
        if (isTls)
        {
            files.Add(new { DestinationFilePath = @"I:\ca.pem", SourceFilePath = In(AuthorityName) });
        }
        Dictionary<string, object> description = Start();
        description["Files"] = files;
        return description;
    }

    private Dictionary<string, object> NetworkDescription(WifiNetwork wifi, bool isTls)
    {
        Dictionary<string, object> description = Start();
        // AutoConnect: the board's runtime joins at every start and again when the network was away, with no code of ours.
        description["WirelessClient"] = new
        {
            wifi.Ssid,
            Password = wifi.Password ?? "",
            Authentication = wifi.Password is null ? "Open" : "WPA2",
            Encryption = wifi.Password is null ? "None" : "WPA2_PSK2",
            ConfigurationOption = "AutoConnect",
            DhcpEnabled = true,
            AutomaticDNS = true,
        };
        if (isTls)
        {
            description["DeviceCertificatesPath"] = In(CertificateName);
        }
        return description;
    }

    private Dictionary<string, object> Start() => serialPort is null ? [] : new() { ["SerialPort"] = serialPort };

    private static byte[] ToJson(object description) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(description, Json) + "\n");
}
