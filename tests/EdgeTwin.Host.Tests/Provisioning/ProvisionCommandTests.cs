using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using CsCheck;
using EdgeTwin.App.Boards;
using EdgeTwin.App.Identity;
using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Provisioning;
using EdgeTwin.Host.Tests.Support;

namespace EdgeTwin.Host.Tests.Provisioning;

public sealed class ProvisionCommandTests : IDisposable
{
    private static readonly string[] AllFiles = ["ca.pem", "device.pem", "edgetwin.txt", "files.json", "network.json"];

    private readonly ProvisionBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void What_is_written_the_firmware_reads_to_the_same_values()
    {
        CommandRun run = _bench.Provision(("--broker", "broker.lan:8884"), ("--board", "m5stack-core2"));
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal(AllFiles, Directory.GetFiles(_bench.Target).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        DeviceIdentity identity = Read(_bench.Written("edgetwin.txt"));
        Assert.Equal(("w1", "broker.lan", 8884, true, "m5stack-core2"), (identity.DeviceId, identity.BrokerHost, identity.BrokerPort, identity.IsTls, identity.Board));
        Assert.NotNull(BoardCatalogue.Find(identity.Board));
        using X509Certificate2 authority = X509CertificateLoader.LoadCertificateFromFile(_bench.Cert("ca.crt"));
        using X509Certificate2 written = X509CertificateLoader.LoadCertificate(_bench.Written("ca.pem"));
        Assert.Equal(authority.Thumbprint, written.Thumbprint);
        Assert.True(_bench.Written("ca.pem").Length <= IdentityFile.MostAuthorityBytes);
    }

    [Fact]
    public void Certificate_and_key_are_one_text_that_ends_with_the_byte_that_the_board_needs()
    {
        _bench.Provision();
        byte[] device = _bench.Written("device.pem");
        Assert.Equal(device.Length - 1, Array.IndexOf(device, (byte)0));
        string text = Encoding.ASCII.GetString(device);
        using X509Certificate2 pair = X509Certificate2.CreateFromPem(text, text);
        Assert.Equal("CN=w1", pair.Subject);
        Assert.True(pair.HasPrivateKey);
    }

    [Fact]
    public void Nanoff_finds_its_own_field_names_and_the_files()
    {
        _bench.Provision(("--serial-port", "/dev/ttyUSB0"));
        using JsonDocument files = JsonDocument.Parse(_bench.Written("files.json"));
        Assert.Equal("/dev/ttyUSB0", files.RootElement.GetProperty("SerialPort").GetString());
        JsonElement[] entries = [.. files.RootElement.GetProperty("Files").EnumerateArray()];
        Assert.Equal([@"I:\edgetwin.txt", @"I:\ca.pem"], entries.Select(entry => entry.GetProperty("DestinationFilePath").GetString()));
        Assert.All(entries, entry => Assert.True(File.Exists(entry.GetProperty("SourceFilePath").GetString())));
        using JsonDocument network = JsonDocument.Parse(_bench.Written("network.json"));
        JsonElement wifi = network.RootElement.GetProperty("WirelessClient");
        Assert.Equal(("home net", ProvisionBench.Password, "WPA2", "WPA2_PSK2", "AutoConnect"),
            (Text(wifi, "Ssid"), Text(wifi, "Password"), Text(wifi, "Authentication"), Text(wifi, "Encryption"), Text(wifi, "ConfigurationOption")));
        Assert.Equal(Path.Combine(_bench.Target, "device.pem"), Text(network.RootElement, "DeviceCertificatesPath"));
        Assert.False(network.RootElement.TryGetProperty("DeviceCertificates", out _));
    }

    [Fact]
    public void Secrets_are_for_their_owner_only_and_are_never_printed()
    {
        CommandRun run = _bench.Provision(("--json", ""));
        Assert.DoesNotContain(ProvisionBench.Password, run.Out + run.Error);
        Assert.DoesNotContain("PRIVATE", run.Out + run.Error);
        using JsonDocument report = JsonDocument.Parse(run.Out);
        string[] secret = [.. report.RootElement.GetProperty("files").EnumerateArray().Where(file => file.GetProperty("secret").GetBoolean()).Select(file => Text(file, "path")!)];
        Assert.Equal(["device.pem", "network.json"], secret.Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        // The mark is right: nothing that holds a secret is without it.
        foreach (string file in Directory.GetFiles(_bench.Target).Except(secret))
        {
            string text = File.ReadAllText(file);
            Assert.False(text.Contains(ProvisionBench.Password, StringComparison.Ordinal) || text.Contains("PRIVATE", StringComparison.Ordinal), file);
        }
        if (!OperatingSystem.IsWindows())
        {
            foreach (string file in secret)
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
    }

    [Fact]
    public void A_dry_run_says_the_same_and_writes_nothing()
    {
        CommandRun dry = _bench.Provision(("--dry-run", ""));
        Assert.Equal(ExitCode.Done, dry.ExitCode);
        Assert.False(Directory.Exists(_bench.Target));
        CommandRun wet = _bench.Provision();
        foreach (string step in (string[])["--target ESP32_REV3 --serialport PORT --update", "--filedeployment " + Path.Combine(_bench.Target, "files.json"), "--networkdeployment " + Path.Combine(_bench.Target, "network.json")])
        {
            Assert.Contains(step, dry.Out);
            Assert.Contains(step, wet.Out);
        }
    }

    [Fact]
    public void Files_that_are_there_are_left_alone_without_force()
    {
        _bench.Provision();
        byte[] before = _bench.Written("edgetwin.txt");
        CommandRun refused = _bench.Provision(("--broker", "other.lan"));
        Assert.Equal(ExitCode.Input, refused.ExitCode);
        Assert.Contains("--force", refused.Error);
        Assert.Equal(before, _bench.Written("edgetwin.txt"));
        Assert.Equal(ExitCode.Done, _bench.Provision(("--broker", "other.lan"), ("--force", "")).ExitCode);
        Assert.Equal("other.lan", Read(_bench.Written("edgetwin.txt")).BrokerHost);
    }

    [Fact]
    public void In_the_clear_is_possible_and_said()
    {
        CommandRun run = _bench.Provision(("--ca", null), ("--cert", null), ("--key", null), ("--wifi-password", null), ("--wifi-open", ""));
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("in the clear", run.Error);
        Assert.Contains("open Wi-Fi", run.Error);
        DeviceIdentity identity = Read(_bench.Written("edgetwin.txt"));
        Assert.Equal((1883, false), (identity.BrokerPort, identity.IsTls));
        Assert.False(File.Exists(Path.Combine(_bench.Target, "device.pem")));
        Assert.DoesNotContain("Certificates", Encoding.UTF8.GetString(_bench.Written("network.json")));
    }

    [Fact]
    public void The_password_may_stand_in_a_file()
    {
        File.WriteAllText(_bench.In("password"), ProvisionBench.Password + "\r\nsecond line\n");
        Assert.Equal(ExitCode.Done, _bench.Provision(("--wifi-password", null), ("--wifi-password-file", _bench.In("password"))).ExitCode);
        using JsonDocument network = JsonDocument.Parse(_bench.Written("network.json"));
        Assert.Equal(ProvisionBench.Password, Text(network.RootElement.GetProperty("WirelessClient"), "Password"));
    }

    [Fact]
    public void Every_identity_that_can_be_provisioned_is_read_as_it_was_meant()
    {
        Gen<string> name = Gen.Char["abcXYZ019-_"].Array[1, 32].Select(chars => new string(chars));
        Gen<string> host = Gen.Char["abcxyz019"].Array[1, 60].Select(chars => new string(chars) + ".lan");
        Gen<string> board = Gen.Int[0, 2].Select(i => ((string[])["esp32-devkitc", "xiao-esp32s3", "m5stack-core2"])[i]);
        Gen.Select(name, host, Gen.Int[1, 65535], board).Sample((device, broker, port, kind) =>
        {
            IReadOnlyList<ProvisioningFile> files = new ProvisioningFolder("any", null).Make(device, kind, new BrokerAddress(broker, port), new WifiNetwork("n", null), null);
            DeviceIdentity identity = Read(files[0].Content);
            Assert.Equal((device, broker, port, false, kind), (identity.DeviceId, identity.BrokerHost, identity.BrokerPort, identity.IsTls, identity.Board));
        });
    }

    private static DeviceIdentity Read(byte[] content)
    {
        DeviceIdentity identity = new();
        Assert.Null(IdentityFile.Read(content, content.Length, identity));
        return identity;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
