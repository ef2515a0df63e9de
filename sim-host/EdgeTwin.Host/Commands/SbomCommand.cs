using System.CommandLine;
using EdgeTwin.Host.Bom;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin sbom</c>.</summary>
internal static class SbomCommand
{
    internal static Command Build(CommandContext context)
    {
        Option<string> checkout = new("--checkout") { Description = "Folder of the checkout; this folder unless given", HelpName = "DIR", DefaultValueFactory = _ => "." };
        Option<string?> file = new("--out") { Description = "Write it into a file instead of standard output", HelpName = "FILE" };
        Command command = new("sbom", Help.Sbom) { checkout, file };
        command.SetAction(parsed =>
        {
            SbomSources sources = new(parsed.GetRequiredValue(checkout));
            string document = CycloneDx.Write(sources.Version(), sources.Read(), sources.HostNeeds());
            if (parsed.GetValue(file) is { } target)
            {
                OutputFile.WriteText(target, document);
            }
            else
            {
                context.Out.Write(document);
            }
            return ExitCode.Done;
        });
        return command;
    }
}
