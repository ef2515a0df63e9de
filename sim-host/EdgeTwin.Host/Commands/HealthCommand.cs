using EdgeTwin.Host.Evaluation.Health;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Reports;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin evaluate --only health</c>.</summary>
internal static class HealthCommand
{
    internal static int Run(CommandContext context, HealthChoices choices, int jobs, string? page, bool isJson)
    {
        HealthTable table = context.WithProgress("ageing", progress => HealthTable.Run(choices, jobs, progress, context.Cancellation));
        if (page is not null)
        {
            OutputFile.WriteText(page, HealthReport.Write(table));
        }
        if (isJson)
        {
            JsonOutput.Write(context.Out, HealthDocument.Of(table));
        }
        else
        {
            HealthSummary.Write(context.Out, table);
        }
        return ExitCode.Done;
    }
}
