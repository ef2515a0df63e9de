using EdgeTwin.Host.Evaluation;
using EdgeTwin.Host.Evaluation.Ischaemia;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin evaluate --inject-st</c>.</summary>
internal static class StCommand
{
    internal static int Run(CommandContext context, StChoices choices, string folder, string annotator, IReadOnlyList<string>? wanted, int learningS, int jobs, bool isJson)
    {
        // A host needs no reference: the beats that the device finds will do.
        IReadOnlyList<string> records = DatabaseScore.Find(folder, annotator, wanted, mayLackReference: true);
        StTable table = context.WithProgress("injecting", progress => StStressRun.Score(records, annotator, choices, learningS, jobs, progress, context.Cancellation));
        if (isJson)
        {
            JsonOutput.Write(context.Out, StDocument.Of(table, choices, learningS));
        }
        else
        {
            StSummary.Write(context.Out, table, choices.WithNotes);
        }
        foreach ((string name, string problem) in table.Failed)
        {
            context.Error.WriteLine($"edgetwin: {name} was not scored: {problem}");
        }
        return table.Failed.Count > 0 ? ExitCode.Input : ExitCode.Done;
    }
}
