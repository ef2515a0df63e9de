using System.CommandLine;
using EdgeTwin.App.Identity;
using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Certificates;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Provisioning;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin provision</c>.</summary>
internal static class ProvisionCommand
{
    internal static Command Build(CommandContext context)
    {
        ProvisionOptions options = new();
        Option<bool> json = CommonOptions.Json();
        Command command = new("provision", Help.Provision) { json };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            Provision(context, options, parsed, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Provision(CommandContext context, ProvisionOptions options, ParseResult parsed, bool asJson)
    {
        string device = parsed.GetRequiredValue(options.Device);
        string board = parsed.GetRequiredValue(options.Board);
        CheckNames(device, board);
        BrokerAddress broker = ReadBroker(parsed.GetRequiredValue(options.Broker), options.Certificates(parsed));
        DeviceCredentials? credentials = options.Certificates(parsed) is { } tls ? DeviceCredentials.Read(tls.Authority, tls.Certificate, tls.Key, device, TimeProvider.System.GetUtcNow()) : null;
        WifiNetwork wifi = options.Wifi(parsed, () => TerminalSecret.Ask(context, $"Password of {parsed.GetRequiredValue(options.Ssid)}"));
        string? port = parsed.GetValue(options.SerialPort);
        ProvisioningFolder folder = new(parsed.GetRequiredValue(options.Folder), port);
        IReadOnlyList<ProvisioningFile> files = folder.Make(device, board, broker, wifi, credentials);
        bool isDry = parsed.GetValue(options.DryRun);
        if (!parsed.GetValue(options.Force) && files.FirstOrDefault(file => File.Exists(file.Path)) is { } taken)
        {
            throw new InputException(taken.Path, "", "is there already", "choose a folder for each device, or write over it with --force");
        }
        foreach (ProvisioningFile file in isDry ? [] : files)
        {
            OutputFile.Write(file.Path, stream => stream.Write(file.Content), file.IsSecret);
        }
        List<string> warnings = WarningsOn(wifi, credentials);
        foreach (string warning in warnings)
        {
            context.Error.WriteLine($"edgetwin: mind: {warning}.");
        }
        ProvisionReport report = new(device, board, broker.ToString(), credentials is not null, isDry, files, NanoffSteps.For(board, port, folder), warnings);
        if (asJson)
        {
            report.WriteJson(context.Out);
        }
        else
        {
            report.WriteText(context.Out);
        }
    }

    private static void CheckNames(string device, string board)
    {
        if (!DeviceName.IsValid(device))
        {
            throw new UsageException($"--device {device} is no device's id; it is {DeviceName.Rule}.");
        }
        if (CertificateFolder.Reserved.Contains(device, StringComparer.OrdinalIgnoreCase))
        {
            throw new UsageException($"--device {device} would have another's rights at the broker; choose another id.");
        }
        byte[] line = System.Text.Encoding.UTF8.GetBytes("board=" + board);
        string? wrong = IdentityFile.Read(line, line.Length, new DeviceIdentity());
        if (wrong?.StartsWith("board:", StringComparison.Ordinal) ?? true)
        {
            throw new UsageException($"--board {board} is none that the firmware has; give {wrong?["board: ".Length..] ?? "another"}.");
        }
    }

    private static BrokerAddress ReadBroker(string text, CertificateChoice? certificates)
    {
        // The address first: a slip in it shows without the files.
        BrokerAddress.Parse("--broker", text, null);
        BrokerAddress broker = BrokerAddress.Parse("--broker", text, certificates is null ? null : BrokerTls.Load(certificates.Authority, certificates.Certificate, certificates.Key));
        if (Uri.CheckHostName(broker.Host) == UriHostNameType.IPv6)
        {
            throw new UsageException($"--broker {text} is an IPv6 address, which nanoFramework's MQTT client does not reach; give a name or an IPv4 address.");
        }
        if (broker.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || broker.Host.StartsWith("127.", StringComparison.Ordinal))
        {
            throw new UsageException($"--broker {text} is the board itself, seen from the board; give the name or address that this machine has in the Wi-Fi.");
        }
        return broker;
    }

    private static List<string> WarningsOn(WifiNetwork wifi, DeviceCredentials? credentials)
    {
        List<string> warnings = [.. credentials?.Warnings ?? ["without --ca, --cert and --key everything goes in the clear, and anybody in the network can speak as the device"]];
        if (wifi.Password is null)
        {
            warnings.Add("an open Wi-Fi lets everybody near listen to what is not encrypted otherwise");
        }
        if (wifi.FillsTheField)
        {
            warnings.Add("the network's name fills all 32 bytes that the board has for it, with none to end it; if the board does not join, use a shorter name");
        }
        return warnings;
    }
}
