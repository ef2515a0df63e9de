using System.Globalization;
using EdgeTwin.Host.Evaluation;
using EdgeTwin.Host.Evaluation.Figures;
using EdgeTwin.Host.Evaluation.Rhythms;

namespace EdgeTwin.Host.Commands;

/// <summary>EC57's tables as text.</summary>
internal static class EvaluateSummary
{
    internal static void Write(TextWriter writer, ScoreTable table, IReadOnlyCollection<string> wanted)
    {
        if (table.Choices.Stress is { IsNone: false } stress)
        {
            writer.WriteLine($"under stress: {stress.Text}");
            writer.WriteLine();
        }
        if (wanted.Contains("qrs") && table.Rows.Count > 0)
        {
            Qrs(writer, table);
        }
        if (wanted.Contains("beats") && table.Rows.Count > 0)
        {
            Matrix(writer, table);
            FigureText.Write(writer, table.BeatFigures);
            Worst(writer, table);
            Delay(writer, table.ClassDelays);
        }
        if (wanted.Contains("runs") && table.Rows.Count > 0)
        {
            FigureText.Write(writer, table.RunFigures);
        }
        RhythmSummary.Write(writer, table.Rhythms, wanted);
    }

    private static void Qrs(TextWriter writer, ScoreTable table)
    {
        int wide = Math.Max(8, table.Rows.Select(row => row.Name.Length).DefaultIfEmpty(0).Max());
        writer.WriteLine($"{"record".PadRight(wide)} {"beats",8} {"TP",8} {"FN",6} {"FP",6} {"Se %",8} {"+P %",8}");
        foreach (QrsRow row in table.Rows)
        {
            writer.WriteLine($"{row.Name.PadRight(wide)} {row.Beats,8} {row.Found,8} {row.Missed,6} {row.False,6} {row.Matrix.QrsSensitivity,8} {row.Matrix.QrsPositivePredictivity,8}");
        }
        QrsRow sum = new("gross", table.Sum);
        writer.WriteLine($"{sum.Name.PadRight(wide)} {sum.Beats,8} {sum.Found,8} {sum.Missed,6} {sum.False,6} {table.Sensitivity.Gross,8} {table.Predictivity.Gross,8}");
        writer.WriteLine($"{"95 %".PadRight(wide)} {"",8} {"",8} {"",6} {"",6} {table.QrsFigures.Sums[0].IntervalText} {table.QrsFigures.Sums[1].IntervalText}");
        writer.WriteLine($"{"average".PadRight(wide)} {"",8} {"",8} {"",6} {"",6} {Percent(table.Sensitivity.AveragePercent),8} {Percent(table.Predictivity.AveragePercent),8}");
        writer.WriteLine();
    }

    private static void Matrix(TextWriter writer, ScoreTable table)
    {
        writer.WriteLine("beat by beat: rows are the reference, columns the device (O: no beat, X: shut down)");
        writer.WriteLine($"{"",4}{string.Concat(ScoreTable.Classes.Select(column => column.Letter.PadLeft(9)))}");
        foreach ((Recordings.Ec57.BeatClass row, string letter) in ScoreTable.Classes)
        {
            writer.WriteLine($"{letter,4}{string.Concat(ScoreTable.Classes.Select(column => table.Sum[row, column.Class].ToString(CultureInfo.InvariantCulture).PadLeft(9)))}");
        }
        writer.WriteLine();
    }

    private static void Delay(TextWriter writer, IReadOnlyList<double> delaysS)
    {
        if (delaysS.Count > 0)
        {
            writer.WriteLine(FormattableString.Invariant(
                $"class told after the R peak: median {delaysS[delaysS.Count / 2]:F2} s, {delaysS.Count(one => one > 1)} of {delaysS.Count} beats later than 1 s, most {delaysS[^1]:F2} s"));
            writer.WriteLine();
        }
    }

    private static void Worst(TextWriter writer, ScoreTable table)
    {
        if (table.Worst.Count == 0)
        {
            return;
        }
        writer.WriteLine("most confused (reference as device, O for no beat):");
        foreach (Confusions one in table.Worst)
        {
            writer.WriteLine($"{one.Name,8} {one.Errors,6} of {one.Beats,6}: {one.Text}");
        }
        writer.WriteLine();
    }

    private static string Percent(double? value) => value?.ToString("F2", CultureInfo.InvariantCulture) ?? "-";
}
