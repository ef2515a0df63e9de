using EdgeTwin.Host.Evaluation.Pulse;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Reports;
using EdgeTwin.Recordings.Ppg;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin evaluate --only ppg</c>.</summary>
internal static class PulseCommand
{
    internal static int Run(CommandContext context, string folder, PpgChoices choices, IReadOnlyList<string>? wanted, string? page, bool isJson)
    {
        string[] paths = [.. PpgOpener.Find(folder).Where(path => wanted is null || wanted.Any(name => IsNamed(path, name)))];
        List<PpgScore> scores = [];
        context.WithProgress("scoring", progress =>
        {
            foreach (string path in paths)
            {
                scores.Add(PpgScore.Of(path, choices, context.Cancellation));
                progress((double)scores.Count / paths.Length);
            }
            return scores.Count;
        });
        PpgTable table = new(scores, choices);
        if (page is not null)
        {
            OutputFile.WriteText(page, PpgReport.Write(folder, table));
        }
        if (isJson)
        {
            JsonOutput.Write(context.Out, PpgDocument.Of(table));
        }
        else
        {
            PpgSummary.Write(context.Out, table);
        }
        foreach (PpgScore bad in table.Failed)
        {
            context.Error.WriteLine($"edgetwin: {bad.Name} was not scored: {bad.Problem}");
        }
        return table.Failed.Count > 0 ? ExitCode.Input : ExitCode.Done;
    }

    // A recording may be named by its file or, where each has a folder, by that.
    private static bool IsNamed(string path, string name) =>
        Path.GetFileNameWithoutExtension(path) == name || Path.GetFileName(Path.GetDirectoryName(path)) == name;
}
