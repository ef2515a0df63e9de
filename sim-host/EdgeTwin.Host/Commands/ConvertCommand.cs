using System.CommandLine;
using EdgeTwin.Host.Conversion;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin convert</c>.</summary>
internal static class ConvertCommand
{
    internal static Command Build(CommandContext context)
    {
        Argument<string> input = new("IN") { Description = "The recording." };
        Argument<string> output = new("OUT") { Description = "The file to write: .hea (WFDB), .edf or .csv." };
        Option<string?> to = new("--to") { Description = "wfdb, edf or csv, where OUT's extension does not tell.", HelpName = "FORMAT" };
        to.AcceptOnlyFromAmong("wfdb", "edf", "csv");
        Option<string> annotator = new("--annotator") { Description = "Extension of a WFDB record's annotations.", HelpName = "NAME", DefaultValueFactory = _ => "atr" };
        Command command = new("convert", Help.Convert) { input, output, to, annotator };
        command.SetAction(parsed =>
        {
            string source = parsed.GetRequiredValue(input);
            string target = parsed.GetRequiredValue(output);
            string format = parsed.GetValue(to) ?? FormatOf(target);
            ConversionResult result = context.WithProgress($"to {format}", progress =>
                RecordConverter.Convert(source, target, format, parsed.GetValue(annotator)!, progress, context.Cancellation));
            context.Out.WriteLine($"{result.Target}: {Say.Count(result.Signals, "signal")}, {Say.Count(result.Frames, "frame")}, {Say.Count(result.Annotations, "annotation")}");
            if (result.Note.Length > 0)
            {
                context.Error.WriteLine($"edgetwin: {result.Note}");
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static string FormatOf(string target) => Path.GetExtension(target).ToLowerInvariant() switch
    {
        ".hea" or ".dat" => "wfdb",
        ".edf" => "edf",
        ".csv" => "csv",
        _ => throw new UsageException($"{target}: the extension does not tell the format; use .hea, .edf or .csv, or give --to wfdb, --to edf or --to csv."),
    };
}
