using System.CommandLine;
using System.Globalization;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Exporting;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin export</c>.</summary>
internal static class ExportCommand
{
    private const string StandardOutput = "-";

    internal static Command Build(CommandContext context)
    {
        Argument<string> source = new("SOURCE") { Description = "A collector's store (collect --db, run --db), a twin (.json), or a recording, which is replayed." };
        Option<string> to = new("--to") { Description = "wfdb (alarm strips), csv, fhir or json.", HelpName = "FORMAT", Required = true };
        to.AcceptOnlyFromAmong("wfdb", "csv", "fhir", "json");
        Option<string?> output = new("--out") { Description = "The file, or the folder for wfdb; standard output unless given, and SOURCE_wfdb for wfdb.", HelpName = "PATH" };
        Option<string?> device = new("--device") { Description = "Of this device only.", HelpName = "ID" };
        Option<DateTimeOffset?> since = Time("--since", "Told then or later, such as 2026-11-28 or 2026-11-28T14:30Z (UTC unless it says otherwise)");
        Option<DateTimeOffset?> until = Time("--until", "Told before then");
        Command command = new("export", Help.Export) { source, to, output, device, since, until };
        command.SetAction(parsed =>
        {
            ExportFilter filter = new(ReadDevice(parsed.GetValue(device)), parsed.GetValue(since), parsed.GetValue(until));
            ExportSource what = ExportSource.Open(context, parsed.GetRequiredValue(source), filter);
            return Run(context, what, parsed.GetRequiredValue(to), parsed.GetValue(output));
        });
        return command;
    }

    private static int Run(CommandContext context, ExportSource source, string format, string? output)
    {
        if (format == "wfdb")
        {
            string folder = output ?? source.Name + "_wfdb";
            if (folder == StandardOutput)
            {
                throw new UsageException("--to wfdb writes a folder of files; give --out a folder.");
            }
            int records = WfdbExport.Write(folder, source, context.Cancellation);
            context.Error.WriteLine($"edgetwin: {Say.Count(records, "record")} in {folder}, of {Say.Count(source.Episodes.Count, "episode")}.");
            return ExitCode.Done;
        }
        if (output is null or StandardOutput)
        {
            Write(context, context.Out, source, format);
            return ExitCode.Done;
        }
        OutputFile.Write(output, stream =>
        {
            using StreamWriter writer = new(stream);
            Write(context, writer, source, format);
        });
        context.Error.WriteLine($"edgetwin: {(source.Twin is null ? Say.Count(source.Episodes.Count, "episode") : "a twin")} in {output}.");
        return ExitCode.Done;
    }

    private static void Write(CommandContext context, TextWriter writer, ExportSource source, string format)
    {
        switch (format)
        {
            case "csv":
                CsvExport.Write(writer, source);
                break;
            case "json":
                JsonExport.Write(writer, source);
                break;
            default:
                int leftOut = FhirExport.Write(writer, source);
                if (leftOut > 0)
                {
                    context.Error.WriteLine($"edgetwin: {Say.Count(leftOut, "event")} of the device itself (starts, settings, sensors) left out; --to json has them.");
                }
                break;
        }
    }

    private static string? ReadDevice(string? name) =>
        name is null || DeviceName.IsValid(name) ? name : throw new UsageException($"--device {name} is no id; give {DeviceName.Rule}.");

    private static Option<DateTimeOffset?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
            {
                return time;
            }
            result.AddError($"{name} {text} is no time: give one such as 2026-11-28T14:30Z");
            return null;
        },
    };
}
