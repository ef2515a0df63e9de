using System.Globalization;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation.Rhythms;

/// <summary>The rhythm tables as text.</summary>
internal static class RhythmSummary
{
    private static readonly (string Head, Func<RhythmScore, Ratio> Figure)[] AfFigures =
    [
        ("beat Se", row => row.AfBeats.Sensitivity), ("beat Sp", row => row.AfBeats.Specificity), ("beat +P", row => row.AfBeats.PositivePredictivity),
        ("ep Se", row => row.Af.Sensitivity), ("ep +P", row => row.Af.PositivePredictivity),
        ("dur Se", row => row.Af.DurationSensitivity), ("dur +P", row => row.Af.DurationPositivePredictivity),
    ];

    private static readonly (string Head, Func<RhythmScore, Ratio> Figure)[] VfFigures =
    [
        ("ep Se", row => row.Vf.Sensitivity), ("ep +P", row => row.Vf.PositivePredictivity),
        ("dur Se", row => row.Vf.DurationSensitivity), ("dur +P", row => row.Vf.DurationPositivePredictivity),
    ];

    private static readonly (string Head, Func<RhythmScore, Ratio> Figure)[] StFigures =
    [
        ("ep Se", row => row.St!.Sensitivity), ("ep +P", row => row.St!.PositivePredictivity),
        ("dur Se", row => row.St!.DurationSensitivity), ("dur +P", row => row.St!.DurationPositivePredictivity),
    ];

    internal static void Write(TextWriter writer, RhythmTable table, IReadOnlyCollection<string> wanted)
    {
        bool hasRows = table.Rows.Count > 0;
        if (wanted.Contains("af") && hasRows)
        {
            writer.WriteLine("atrial fibrillation, %: beat by beat, episodes, durations (atrial flutter in the reference is not counted)");
            Rows(writer, table, table.Rows, AfFigures);
        }
        if (wanted.Contains("vf") && hasRows)
        {
            Vf(writer, table);
        }
        if (wanted.Contains("st") && table.StRows.Count > 0)
        {
            writer.WriteLine("ST episodes of the signal that was replayed, %: episodes, durations");
            Rows(writer, table, table.StRows, StFigures);
        }
        if ((wanted.Contains("af") || wanted.Contains("vf")) && table.Delays is { Count: > 0 } delays)
        {
            Delays(writer, delays);
        }
        if (wanted.Contains("af") && table.Strips.Count > 0)
        {
            Strips(writer, table);
        }
    }

    private static void Rows(TextWriter writer, RhythmTable table, IReadOnlyList<(string Name, RhythmScore Score)> rows, (string Head, Func<RhythmScore, Ratio> Figure)[] figures)
    {
        int wide = Math.Max(8, rows.Max(row => row.Name.Length));
        writer.WriteLine($"{"record".PadRight(wide)}{string.Concat(figures.Select(one => one.Head.PadLeft(9)))}");
        foreach ((string name, RhythmScore score) in rows)
        {
            writer.WriteLine($"{name.PadRight(wide)}{string.Concat(figures.Select(one => one.Figure(score).ToString().PadLeft(9)))}");
        }
        RhythmScore gross = new(table.Af, table.AfBeats, table.Vf, []) { St = table.St };
        writer.WriteLine($"{"gross".PadRight(wide)}{string.Concat(figures.Select(one => one.Figure(gross).ToString().PadLeft(9)))}");
        Ratio[][] columns = [.. figures.Select(one => rows.Select(row => one.Figure(row.Score)).ToArray())];
        writer.WriteLine($"{"95 % of".PadRight(wide)}{string.Concat(columns.Select(one => Bound(one, interval => interval.Low).PadLeft(9)))}");
        writer.WriteLine($"{"gross".PadRight(wide)}{string.Concat(columns.Select(one => Bound(one, interval => interval.High).PadLeft(9)))}");
        writer.WriteLine($"{"average".PadRight(wide)}{string.Concat(figures.Select(one => Percent(RhythmTable.Average(rows, one.Figure)).PadLeft(9)))}");
        writer.WriteLine();
    }

    private static void Vf(TextWriter writer, RhythmTable table)
    {
        if (table.Rows.All(row => row.Score.Onsets.Count == 0))
        {
            writer.WriteLine("ventricular fibrillation and flutter: none in the reference, none found");
            writer.WriteLine();
            return;
        }
        writer.WriteLine("ventricular fibrillation and flutter, %: episodes, durations");
        Rows(writer, table, table.Rows, VfFigures);
        Onsets(writer, table);
    }

    private static void Onsets(TextWriter writer, RhythmTable table)
    {
        int wide = Math.Max(8, table.Rows.Max(row => row.Name.Length));
        writer.WriteLine($"{"record".PadRight(wide)} {"onset s",9} {"found s",9} {"told s",9} {"delay s",9}");
        foreach ((string name, RhythmScore score) in table.Rows)
        {
            foreach (VfOnset one in score.Onsets)
            {
                writer.WriteLine($"{name.PadRight(wide)} {Seconds(one.ReferenceS),9} {Seconds(one.FoundS),9} {Seconds(one.DecidedS),9} {Seconds(one.DelayS),9}");
            }
        }
        writer.WriteLine();
    }

    private static void Delays(TextWriter writer, IReadOnlyList<TellingDelay> delays)
    {
        writer.WriteLine("time to classify, s after the start that the event itself names");
        writer.WriteLine($"{"kind",-24} {"episodes",8} {"median",8} {"most",8}");
        foreach (TellingDelay one in delays)
        {
            writer.WriteLine($"{one.Kind,-24} {one.Episodes,8} {Seconds(one.MedianS),8} {Seconds(one.MostS),8}");
        }
        writer.WriteLine();
    }

    private static void Strips(TextWriter writer, RhythmTable table)
    {
        writer.WriteLine($"{"label",-8} {"strips",8} {"judged",8} {"af",8} {"vf",8}");
        foreach (IGrouping<string, StripVerdict> label in table.Strips.GroupBy(one => one.Label).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            writer.WriteLine($"{label.Key,-8} {label.Count(),8} {label.Count(one => one.IsJudged),8} {label.Count(one => one.IsAf),8} {label.Count(one => one.IsVf),8}");
        }
        writer.WriteLine(FormattableString.Invariant($"F1(A) {table.StripF1:F3}"));
        writer.WriteLine();
    }

    private static string Bound(Ratio[] column, Func<(double Low, double High), double> bound) => Bootstrap.Interval(column) is { } one ? Percent(bound(one)) : "-";

    private static string Percent(double? value) => value?.ToString("F2", CultureInfo.InvariantCulture) ?? "-";

    private static string Seconds(double? value) => value?.ToString("F1", CultureInfo.InvariantCulture) ?? "-";
}
