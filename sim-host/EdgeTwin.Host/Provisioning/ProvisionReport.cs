using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Provisioning;

/// <summary>What was written, and what to do with it. Holds no secret's content.</summary>
internal sealed record ProvisionReport(
    string Device, string Board, string Broker, bool IsTls, bool IsDryRun, IReadOnlyList<ProvisioningFile> Files, IReadOnlyList<string> Steps, IReadOnlyList<string> Warnings)
{
    internal void WriteJson(TextWriter writer) => JsonOutput.Write(writer, new
    {
        schema = "edgetwin.provision/1",
        device = Device,
        board = Board,
        broker = Broker,
        tls = IsTls,
        dryRun = IsDryRun,
        files = Files.Select(file => new { path = file.Path, what = file.What, secret = file.IsSecret }),
        steps = Steps,
        warnings = Warnings,
    });

    internal void WriteText(TextWriter writer)
    {
        writer.WriteLine(IsDryRun ? "All is well; nothing was written. These files would be:" : $"{Device} on {Board}, to {Broker} {(IsTls ? "over TLS" : "in the clear")}:");
        foreach (ProvisioningFile file in Files)
        {
            writer.WriteLine($"  {file.Path}: {file.What}{(file.IsSecret ? " (secret)" : "")}");
        }
        writer.WriteLine();
        writer.WriteLine("Next, with the board plugged in (PORT is its serial port, `nanoff --listports` shows it) and the firmware's image deployed as firmware/README.md says:");
        foreach (string step in Steps)
        {
            writer.WriteLine($"  {step}");
        }
        writer.WriteLine();
        writer.WriteLine("Then press reset. Delete the secret files once the board has them: password and key stand in them as they are.");
    }
}
