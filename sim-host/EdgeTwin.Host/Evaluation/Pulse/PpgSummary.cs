using System.Globalization;
using EdgeTwin.Host.Evaluation.Figures;

namespace EdgeTwin.Host.Evaluation.Pulse;

/// <summary>The table of pulse waves as text.</summary>
internal static class PpgSummary
{
    internal static void Write(TextWriter writer, PpgTable table)
    {
        int wide = Math.Max(8, table.Rows.Select(row => row.Name.Length).DefaultIfEmpty(0).Max());
        writer.WriteLine($"{"record".PadRight(wide)} {"s",6} {"pulses",7} {"good %",7} {"F1 %",16} {"gated F1 %",16} {"lag ms",7} {"rate +-",8} {"s in 2 bpm",14} {"PI %",6} {"R",6} {"SpO2",6} {"label",6}");
        foreach (PpgScore row in table.Rows)
        {
            writer.WriteLine(string.Join(' ', Cells(row, wide)));
        }
        writer.WriteLine($"{"gross".PadRight(wide)} {"",6} {"",7} {"",7} {FigureText.Cell(table.All.F1),16} {FigureText.Cell(table.Gated.F1),16}");
        writer.WriteLine();
        foreach (string line in Lines(table))
        {
            writer.WriteLine(line);
        }
    }

    /// <summary>What the table comes to, a sentence each.</summary>
    internal static IEnumerable<string> Lines(PpgTable table)
    {
        if (table.Recordings.Of > 0)
        {
            yield return FormattableString.Invariant($"pulses: {table.All.Sensitivity} % of the beats found, {table.All.Predictivity} % of the pulses true; where the device trusts them {table.Gated.Sensitivity} and {table.Gated.Predictivity} %");
            yield return FormattableString.Invariant($"pulse rate: mean within 2 bpm of the reference in {table.Recordings.Within} of {table.Recordings.Of} recordings; {table.Rows.Sum(row => row.Seconds.Within)} of {table.Rows.Sum(row => row.Seconds.Of)} s");
        }
        OxygenFit fit = table.Oxygen;
        if (fit.Labelled > 0)
        {
            yield return FormattableString.Invariant($"SpO2: told in {fit.Rows.Count} of {fit.Labelled} recordings; A_rms {fit.LeftOutRms:F2} % by a line fitted to the others ({fit.Intercept:F2} {fit.Slope:+0.00;-0.00} R fits all), {fit.MaximRms:F2} % by Maxim's polynomial");
        }
        if (table.RateMae is { } mae)
        {
            yield return FormattableString.Invariant($"rate against the file names: mean error without sign {mae:F2} bpm over the {table.RateErrors.Count} of {table.Rows.Count(row => row.LabelBpm is not null)} recordings in which two intervals and more were told");
        }
    }

    private static IEnumerable<string> Cells(PpgScore row, int wide)
    {
        PpgRun run = row.Run!;
        yield return row.Name.PadRight(wide);
        yield return Number(row.DurationS, "F1", 6);
        yield return Number(run.Pulses.Count, "F0", 7);
        yield return Number(run.Pulses.Count == 0 ? null : 100.0 * run.Pulses.Count(one => one.IsGood) / run.Pulses.Count, "F1", 7);
        yield return (row.All is { } all ? FigureText.Cell(all.F1) : "-").PadLeft(16);
        yield return (row.Gated is { } gated ? FigureText.Cell(gated.F1) : "-").PadLeft(16);
        yield return Number(row.LagS * 1000, "F0", 7);
        yield return Number(row.RateErrorBpm ?? (row.LabelBpm is { } label ? row.MedianBpm - label : null), "F1", 8);
        yield return (row.Seconds.Of == 0 ? "-" : $"{row.Seconds.Within}/{row.Seconds.Of}").PadLeft(14);
        yield return Number(run.PerfusionPermyriad == 0 ? null : run.PerfusionPermyriad / 100.0, "F2", 6);
        yield return Number(run.RatioPermille == 0 ? null : run.RatioPermille / 1000.0, "F3", 6);
        yield return Number(run.Spo2Permille == 0 ? null : run.Spo2Permille / 10.0, "F1", 6);
        yield return Number(row.Spo2Percent, "F1", 6);
    }

    private static string Number(double? value, string format, int wide) => (value?.ToString(format, CultureInfo.InvariantCulture) ?? "-").PadLeft(wide);
}
