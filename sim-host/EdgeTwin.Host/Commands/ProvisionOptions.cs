using System.CommandLine;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Provisioning;

namespace EdgeTwin.Host.Commands;

/// <summary>Options of <c>edgetwin provision</c>.</summary>
internal sealed class ProvisionOptions
{
    private readonly Option<string?> _authority = new("--ca") { Description = "PEM file of the authority that signed the broker's certificate; with --cert and --key turns TLS on", HelpName = "FILE" };
    private readonly Option<string?> _certificate = new("--cert") { Description = "PEM file of the device's certificate", HelpName = "FILE" };
    private readonly Option<string?> _key = new("--key") { Description = "PEM file of its key, without a passphrase", HelpName = "FILE" };
    private readonly Option<string?> _password = new("--wifi-password") { Description = $"The Wi-Fi's password; your shell may keep it, so rather use a file, {WifiSecret.Variable}, or be asked", HelpName = "TEXT" };
    private readonly Option<string?> _passwordFile = new("--wifi-password-file") { Description = "A file with the password on its first line", HelpName = "FILE" };
    private readonly Option<bool> _isOpen = new("--wifi-open") { Description = "The Wi-Fi has no password." };

    internal Option<string> Device { get; } = new("--device") { Description = "The device's id, as in its certificate", HelpName = "ID", Required = true };

    internal Option<string> Ssid { get; } = new("--wifi") { Description = "Name of the Wi-Fi (2.4 GHz)", HelpName = "SSID", Required = true };

    internal Option<string> Broker { get; } = new("--broker") { Description = "The broker as the board reaches it; without a port, 8883, or 1883 without certificates", HelpName = "HOST[:PORT]", Required = true };

    internal Option<string> Board { get; } = new("--board") { Description = "The board: esp32-devkitc, xiao-esp32s3 or m5stack-core2", HelpName = "NAME", Required = true };

    internal Option<string> Folder { get; } = new("--out") { Description = "The folder for the files; made where it is missing", HelpName = "DIR", Required = true };

    internal Option<string?> SerialPort { get; } = new("--serial-port") { Description = "The port that the board is plugged into, for nanoff", HelpName = "PORT" };

    internal Option<bool> DryRun { get; } = new("--dry-run") { Description = "Check everything and show what would be written; write nothing." };

    internal Option<bool> Force { get; } = new("--force") { Description = "Write over files that are there." };

    internal void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Device, Board, Broker, Ssid, _password, _passwordFile, _isOpen, _authority, _certificate, _key, Folder, SerialPort, DryRun, Force])
        {
            command.Add(option);
        }
    }

    /// <summary>The certificates' files, or null for a connection in the clear.</summary>
    /// <exception cref="UsageException">Some of the three are missing.</exception>
    internal CertificateChoice? Certificates(ParseResult parsed) =>
        (parsed.GetValue(_authority), parsed.GetValue(_certificate), parsed.GetValue(_key)) switch
        {
            (null, null, null) => null,
            ({ } authority, { } certificate, { } key) => new CertificateChoice(authority, certificate, key),
            _ => throw new UsageException("--ca, --cert and --key go together; give all three or none."),
        };

    /// <summary>The Wi-Fi, checked.</summary>
    /// <exception cref="UsageException">Name or password cannot be.</exception>
    internal WifiNetwork Wifi(ParseResult parsed, Func<string?> ask)
    {
        string ssid = parsed.GetRequiredValue(Ssid);
        // The name first: nobody types a password for a network that cannot be.
        new WifiNetwork(ssid, null).Check();
        WifiNetwork wifi = new(ssid, WifiSecret.Find(parsed.GetValue(_password), parsed.GetValue(_passwordFile), parsed.GetValue(_isOpen), ask));
        wifi.Check();
        return wifi;
    }
}
