using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using EdgeTwin.Host.Certificates;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Output;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin certs</c>.</summary>
internal static class CertsCommand
{
    private const int LongestDays = 3650;
    private const int UsualDays = 365;

    internal static Command Build(CommandContext context)
    {
        Argument<string> folder = new("DIR") { Description = "The folder for the files; made where it is missing." };
        Option<string[]> devices = new("--device") { Description = "A device's id; may be given several times", HelpName = "ID" };
        Option<string[]> hosts = new("--broker") { Description = "A name or address that the broker is reached by; may be given several times. localhost, 127.0.0.1 and ::1 are always in", HelpName = "HOST" };
        Option<int?> days = CommonOptions.Whole("--days", "N", 1, LongestDays, $"Days that they are valid; {UsualDays} unless given");
        Option<bool> force = new("--force") { Description = "Make everything anew, the authority too: what it signed before is worth nothing then." };
        Option<bool> json = CommonOptions.Json();
        Command command = new("certs", Help.Certs) { folder, devices, hosts, days, force, json };
        command.SetAction(parsed =>
        {
            string target = parsed.GetRequiredValue(folder);
            string[] names = [.. (parsed.GetValue(devices) ?? []).Distinct(StringComparer.Ordinal)];
            string[] addresses = ["localhost", "127.0.0.1", "::1", .. parsed.GetValue(hosts) ?? []];
            Check(names, addresses);
            CertificateFolder files = new(target, TimeProvider.System, parsed.GetValue(days) ?? UsualDays);
            IReadOnlyList<string> made = Make(files, names, [.. addresses.Distinct(StringComparer.OrdinalIgnoreCase)], parsed.GetValue(force));
            Write(context, target, files, made, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Check(string[] devices, string[] hosts)
    {
        foreach (string device in devices)
        {
            if (!DeviceName.IsValid(device))
            {
                throw new UsageException($"--device {device} is no device's id; it is {DeviceName.Rule}.");
            }
            if (CertificateFolder.Reserved.Contains(device, StringComparer.OrdinalIgnoreCase))
            {
                throw new UsageException($"--device {device} would have another's rights at the broker; choose another id.");
            }
        }
        foreach (string host in hosts.Where(host => host.Length > 253 || Uri.CheckHostName(host) == UriHostNameType.Unknown))
        {
            throw new UsageException($"--broker {host} is no name or address of a machine.");
        }
    }

    private static List<string> Make(CertificateFolder files, string[] devices, string[] hosts, bool force)
    {
        bool isNew = force || !files.Has(CertificateFolder.Authority);
        // All is looked at before anything is written.
        if (!force && (isNew ? [CertificateFolder.Broker, CertificateFolder.Collector, .. devices] : devices).FirstOrDefault(files.Has) is { } taken)
        {
            throw new InputException(files.CertificateFile(taken), "", isNew ? "is there already, signed by an authority that is not" : "is there already",
                "move it away, choose another folder or id, or make everything anew with --force");
        }
        List<string> made = [];
        using X509Certificate2 authority = isNew ? files.MakeAuthority() : files.ReadAuthority();
        if (isNew)
        {
            made.Add(CertificateFolder.Authority);
        }
        MakeOne(CertificateFolder.Broker, CertificateRole.Server, hosts);
        MakeOne(CertificateFolder.Collector, CertificateRole.Client, []);
        foreach (string device in devices)
        {
            MakeOne(device, CertificateRole.Client, []);
        }
        return made;

        void MakeOne(string name, CertificateRole role, string[] names)
        {
            if (force || !files.Has(name))
            {
                files.Make(authority, role, name, names);
                made.Add(name);
            }
        }
    }

    private static void Write(CommandContext context, string folder, CertificateFolder files, IReadOnlyList<string> made, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(context.Out, new
            {
                schema = "edgetwin.certs/1",
                folder,
                made = made.Select(name => new { name, certificate = files.CertificateFile(name), key = files.KeyFile(name) }),
            });
            return;
        }
        foreach (string name in made)
        {
            context.Out.WriteLine($"  {files.CertificateFile(name)}, {files.KeyFile(name)}");
        }
        context.Out.WriteLine(made.Count == 0 ? "Nothing to make: authority, broker and collector are there. Name a device with --device." : "Keep the .key files to yourself, ca.key above all: whoever has it can make devices.");
    }
}
