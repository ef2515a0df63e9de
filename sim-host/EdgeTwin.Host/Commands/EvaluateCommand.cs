using System.CommandLine;
using EdgeTwin.Host.Evaluation;
using EdgeTwin.Host.Evaluation.Health;
using EdgeTwin.Host.Evaluation.Pulse;
using EdgeTwin.Host.Evaluation.Rhythms;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Reports;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin evaluate</c>.</summary>
internal static class EvaluateCommand
{
    private static readonly string[] Tables = ["qrs", "beats", "runs", "af", "vf", "st", "j-point", "ppg", "health", "twin"];

    internal static Command Build(CommandContext context)
    {
        Argument<string> folder = new("DIR") { Description = "Folder with WFDB records and their reference annotations; none for --only health.", Arity = ArgumentArity.ZeroOrOne };
        Option<string> annotator = new("--annotator") { Description = "Extension of the reference annotations.", HelpName = "NAME", DefaultValueFactory = _ => "atr" };
        Option<string?> records = new("--records") { Description = "Only these records.", HelpName = "A,B,C" };
        Option<string?> only = new("--only") { Description = "Tables to print: qrs, beats, runs, af, vf, st; alone: st with --inject-st, j-point, ppg, health, twin. All unless given.", HelpName = "LIST" };
        only.Validators.Add(result =>
        {
            string? unknown = Split(result.GetValueOrDefault<string?>())?.FirstOrDefault(one => !Tables.Contains(one));
            if (unknown is not null)
            {
                result.AddError($"--only {unknown} is not known: give some of {string.Join(", ", Tables)}");
            }
        });
        Option<int?> jobs = CommonOptions.Whole("--jobs", "N", 1, 256, "Records at a time; as many as there are processors unless given");
        Option<double?> minSe = CommonOptions.Percent("--min-se", "Exit code 1 when the gross QRS sensitivity is lower.");
        Option<double?> minPpv = CommonOptions.Percent("--min-ppv", "Exit code 1 when the gross QRS positive predictivity is lower.");
        Option<int?> learning = CommonOptions.Whole("--learning", "SECONDS", 0, 3600, "Not scored at each record's start; EC57's 300 unless given. Short strips need 0");
        Option<string?> wave = new("--ppg-signal") { Description = "The pulse wave's name, for --only ppg; the usual names unless given.", HelpName = "NAME" };
        Option<string?> ecg = new("--ecg-signal") { Description = "The name of the ECG beside it, for --only ppg; the usual names unless given.", HelpName = "NAME" };
        Option<string?> onsets = new("--onsets") { Description = "Text of RECORD SECONDS lines: where ventricular fibrillation begins in records without annotations.", HelpName = "FILE" };
        Option<int?> leads = CommonOptions.Leads();
        Option<bool> json = CommonOptions.Json();
        Option<string?> html = CommonOptions.Html();
        Option<bool> gated = CommonOptions.Gated();
        Command command = new("evaluate", Help.Evaluate) { folder, annotator, records, only, jobs, leads, learning, minSe, minPpv, gated, onsets, wave, ecg, json, html };
        Option<int?> runs = CommonOptions.Whole("--runs", "N", 1, 100_000, "Simulated runs to failure, for --only health; 1000 unless given");
        Option<int?> healthy = CommonOptions.Whole("--healthy", "N", 0, 10_000, "Healthy runs of 30 days beside them; one for each 25 runs unless given");
        command.Add(runs);
        command.Add(healthy);
        StOptions st = new();
        st.AddTo(command);
        StressArguments stress = new();
        stress.AddTo(command);
        command.SetAction(parsed =>
        {
            string reference = parsed.GetValue(annotator)!;
            string[] tables = Split(parsed.GetValue(only)) ?? Tables;
            if (tables is ["health"])
            {
                int many = parsed.GetValue(runs) ?? 1000;
                return HealthCommand.Run(context, new HealthChoices(many, parsed.GetValue(healthy) ?? Math.Max(1, many / 25), st.FirstSeed(parsed)),
                    parsed.GetValue(jobs) ?? Environment.ProcessorCount, parsed.GetValue(html), parsed.GetValue(json));
            }
            if (parsed.GetValue(folder) is null)
            {
                throw new UsageException("Which folder? Give the one with the records (only --only health needs none).");
            }
            if (tables is ["j-point"])
            {
                return StCommand.RunJPoint(context, parsed.GetRequiredValue(folder), parsed.GetValue(json));
            }
            if (tables is ["twin"])
            {
                return TwinCommand.Run(context, parsed.GetRequiredValue(folder), Split(parsed.GetValue(records)), st.FirstSeed(parsed), parsed.GetValue(jobs) ?? Environment.ProcessorCount, parsed.GetValue(json));
            }
            if (tables is ["ppg"])
            {
                return PulseCommand.Run(context, parsed.GetRequiredValue(folder), new PpgChoices(parsed.GetValue(learning) ?? PpgChoices.UsualLearningS, parsed.GetValue(wave), parsed.GetValue(ecg)),
                    Split(parsed.GetValue(records)), parsed.GetValue(html), parsed.GetValue(json));
            }
            if (st.Read(parsed) is { } injection)
            {
                return StCommand.Run(context, injection, parsed.GetRequiredValue(folder), reference, Split(parsed.GetValue(records)), parsed.GetValue(learning) ?? 300,
                    parsed.GetValue(jobs) ?? Environment.ProcessorCount, parsed.GetValue(json));
            }
            // These are runs of their own; without this they would be left out without a word.
            if (parsed.GetValue(only) is not null && Array.Find(tables, one => one is "j-point" or "ppg" or "health" or "twin") is { } lonely)
            {
                throw new UsageException($"--only {lonely} stands alone: leave the other tables out.");
            }
            // What the waveform shows needs no beats to compare with: cudb has no annotated onsets.
            bool mayLackReference = tables is ["vf"];
            IReadOnlyList<string> found = DatabaseScore.Find(parsed.GetRequiredValue(folder), reference, Split(parsed.GetValue(records)), mayLackReference);
            EvaluationChoices choices = new(parsed.GetValue(gated), parsed.GetValue(learning) ?? 300, mayLackReference)
            {
                Leads = parsed.GetValue(leads) ?? 2,
                Stress = stress.Read(parsed),
                Onsets = parsed.GetValue(onsets) is { } file ? OnsetFile.Read(file) : null,
            };
            IReadOnlyList<RecordScore> scores = context.WithProgress("scoring", progress => DatabaseScore.Score(
                found, reference, choices, parsed.GetValue(jobs) ?? Environment.ProcessorCount, progress, context.Cancellation));
            ScoreTable table = new(scores, choices);
            if (parsed.GetValue(only) is not null && tables.Contains("st") && table.Rhythms.StRows.Count == 0 && table.Failed.Count < scores.Count)
            {
                throw new InputException(parsed.GetRequiredValue(folder), "", $"no .{reference} annotations in it tell of ST episodes as the European ST-T database does", "add --inject-st to score injected ones");
            }
            if (parsed.GetValue(html) is { } page)
            {
                OutputFile.WriteText(page, EvaluateReport.Write(
                    parsed.GetRequiredValue(folder), table, WorstStrips.Draw(WorstMiss.Choose(scores), reference, choices, context.Cancellation)));
            }
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(context.Out, EvaluateDocument.Of(table));
            }
            else
            {
                EvaluateSummary.Write(context.Out, table, tables);
            }
            return Verdict(context, table, parsed.GetValue(minSe), parsed.GetValue(minPpv));
        });
        return command;
    }

    private static int Verdict(CommandContext context, ScoreTable table, double? minSe, double? minPpv)
    {
        foreach (RecordScore bad in table.Failed)
        {
            context.Error.WriteLine($"edgetwin: {bad.Name} was not scored: {bad.Problem}");
        }
        if (table.Failed.Count > 0)
        {
            return ExitCode.Input;
        }
        bool isMissed = IsMissed("sensitivity", table.Sensitivity.Gross, minSe) | IsMissed("positive predictivity", table.Predictivity.Gross, minPpv);
        return isMissed ? ExitCode.ThresholdMissed : ExitCode.Done;

        bool IsMissed(string what, Ratio figure, double? least)
        {
            // Where nothing was there to count, nothing was shown: that misses a threshold too.
            bool missed = least is { } limit && !(figure.Percent >= limit);
            if (missed)
            {
                context.Error.WriteLine(FormattableString.Invariant($"edgetwin: gross QRS {what} {figure} % is under the threshold of {least} %."));
            }
            return missed;
        }
    }

    private static string[]? Split(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
