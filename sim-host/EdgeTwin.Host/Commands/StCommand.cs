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

    /// <summary><c>--only j-point</c>: the J point against LUDB's.</summary>
    internal static int RunJPoint(CommandContext context, string folder, bool isJson)
    {
        IReadOnlyList<string> records = JPointScore.Find(folder);
        List<(string Name, IReadOnlyList<double> Ms)> rows = [];
        context.WithProgress("measuring", progress =>
        {
            foreach (string path in records)
            {
                rows.Add((Path.GetFileName(path), JPointScore.Of(path, context.Cancellation)));
                progress((double)rows.Count / records.Count);
            }
            return rows.Count;
        });
        double[] all = [.. rows.SelectMany(row => row.Ms)];
        double[] means = [.. rows.Where(row => row.Ms.Count > 0).Select(row => row.Ms.Average())];
        double mean = all.Length > 0 ? all.Average() : 0;
        double deviation = all.Length > 0 ? Math.Sqrt(all.Average(one => (one - mean) * (one - mean))) : 0;
        if (isJson)
        {
            JsonOutput.Write(context.Out, new
            {
                schema = "edgetwin.evaluate-j-point/1",
                records = rows.Select(row => new { record = row.Name, beats = row.Ms.Count, meanMs = JsonOutput.Rounded(row.Ms.Count > 0 ? row.Ms.Average() : null, 2) }),
                gross = new { records = means.Length, beats = all.Length, meanMs = JsonOutput.Rounded(mean, 2), deviationMs = JsonOutput.Rounded(deviation, 2) },
            });
            return ExitCode.Done;
        }
        context.Out.WriteLine($"{"record",-8} {"beats",6} {"mean ms",8}");
        foreach ((string name, IReadOnlyList<double> ms) in rows)
        {
            context.Out.WriteLine(FormattableString.Invariant($"{name,-8} {ms.Count,6} {(ms.Count > 0 ? ms.Average().ToString("F1", System.Globalization.CultureInfo.InvariantCulture) : "-"),8}"));
        }
        context.Out.WriteLine(FormattableString.Invariant($"J point found less set: {means.Length} of {rows.Count} records, {all.Length} beats, mean {mean:F1} ms, SD {deviation:F1} ms"));
        return ExitCode.Done;
    }
}
