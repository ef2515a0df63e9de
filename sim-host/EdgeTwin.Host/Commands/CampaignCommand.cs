using System.CommandLine;
using EdgeTwin.Host.Campaign;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin campaign</c>.</summary>
internal static class CampaignCommand
{
    private const int DefaultSeeds = 1000;

    internal static Command Build(CommandContext context)
    {
        Option<int?> seeds = CommonOptions.Whole("--seeds", "N", 1, 10_000_000, $"Seeds to run, from 1 on; {DefaultSeeds} unless given");
        Option<ulong?> seed = new("--seed") { Description = "Run this seed alone.", HelpName = "S" };
        Option<string?> traceLog = new("--trace-log") { Description = "With --seed: write every step of it, a line each; - for standard output.", HelpName = "FILE" };
        Option<int?> minutes = CommonOptions.Whole("--minutes", "N", 5, 1440, $"How long the faults of a seed last, in virtual time; {SeedRun.DefaultMinutes} unless given");
        Option<int?> jobs = CommonOptions.Whole("--jobs", "N", 1, 256, "Seeds at a time; as many as there are processors unless given");
        Option<bool> json = CommonOptions.Json();
        Command command = new("campaign", Help.Campaign) { seeds, seed, traceLog, minutes, jobs, json };
        command.SetAction(parsed =>
        {
            int length = parsed.GetValue(minutes) ?? SeedRun.DefaultMinutes;
            if (parsed.GetValue(seed) is { } one)
            {
                if (parsed.GetValue(seeds) is not null)
                {
                    throw new UsageException("--seed runs one seed and --seeds many: give one of them. See: edgetwin campaign --help");
                }
                return RunOne(context, one, length, parsed.GetValue(traceLog), parsed.GetValue(json));
            }
            if (parsed.GetValue(traceLog) is not null)
            {
                throw new UsageException("--trace-log needs --seed: it is the trace of one seed. See: edgetwin campaign --help");
            }
            return RunMany(context, parsed.GetValue(seeds) ?? DefaultSeeds, length, parsed.GetValue(jobs) ?? Environment.ProcessorCount, parsed.GetValue(json));
        });
        return command;
    }

    private static int RunMany(CommandContext context, int seeds, int minutes, int jobs, bool asJson)
    {
        CampaignTotals totals = context.WithProgress($"{seeds:#,0} seeds", progress => CampaignRunner.Run(1, seeds, minutes, jobs, progress, context.Cancellation));
        IReadOnlyList<WearProjection> wear = WearProjection.Both();
        if (asJson)
        {
            JsonOutput.Write(context.Out, CampaignDocument.Of(totals, minutes, wear));
        }
        else
        {
            CampaignSummary.Write(context.Out, totals, minutes, wear);
        }
        return Verdict(totals);
    }

    private static int RunOne(CommandContext context, ulong seed, int minutes, string? traceLog, bool asJson)
    {
        if (traceLog == "-" && asJson)
        {
            throw new UsageException("--trace-log - and --json both write to standard output: give the trace a file. See: edgetwin campaign --help");
        }
        CampaignTotals totals = new();
        totals.Add(traceLog switch
        {
            null => CampaignRunner.RunOne(seed, minutes),
            "-" => CampaignRunner.RunOne(seed, minutes, context.Out.WriteLine),
            _ => RunInto(traceLog, seed, minutes),
        });
        if (asJson)
        {
            JsonOutput.Write(context.Out, CampaignDocument.Of(totals, minutes, []));
        }
        else
        {
            CampaignSummary.Write(context.Out, totals, minutes, []);
        }
        return Verdict(totals);
    }

    private static SeedResult RunInto(string path, ulong seed, int minutes)
    {
        using StringWriter text = new();
        SeedResult result = CampaignRunner.RunOne(seed, minutes, text.WriteLine);
        OutputFile.WriteText(path, text.ToString());
        return result;
    }

    private static int Verdict(CampaignTotals totals) => totals.FailedSeeds > 0 ? ExitCode.ThresholdMissed : ExitCode.Done;
}
