using EdgeTwin.Host.Evaluation.Health;
using EdgeTwin.Host.Health;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Reports;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin evaluate --only health</c>.</summary>
internal static class HealthCommand
{
    internal static int Run(CommandContext context, HealthChoices choices, int jobs, string? page, bool isJson)
    {
        HealthTable table = context.WithProgress("ageing", progress => HealthTable.Run(choices, jobs, progress, context.Cancellation));
        // Another sequence than the runs to failure draw from, so that the two say something of their own.
        AbruptFaultCampaign faults = context.WithProgress("sensor faults", progress => AbruptFaultCampaign.Run(((ulong)choices.Seed << 20) + 1, choices.Runs, jobs, progress, context.Cancellation));
        if (page is not null)
        {
            OutputFile.WriteText(page, HealthReport.Write(table));
        }
        if (isJson)
        {
            JsonOutput.Write(context.Out, HealthDocument.Of(table, faults));
        }
        else
        {
            HealthSummary.Write(context.Out, table);
            context.Out.WriteLine();
            faults.Write(context.Out);
        }
        return ExitCode.Done;
    }
}
