using System.Globalization;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation.Ischaemia;

/// <summary>The ST tables as text.</summary>
internal static class StSummary
{
    private static readonly (string Head, Func<StScore, Ratio> Figure)[] Figures =
    [
        ("ep Se", row => row.Sensitivity), ("ep +P", row => row.PositivePredictivity), ("+P own", row => row.PredictivityWithoutOwn),
        ("dur Se", row => row.DurationSensitivity), ("dur +P", row => row.DurationPositivePredictivity),
        ("any Se", row => row.AnySensitivity), ("any +P", row => row.AnyPositivePredictivity), ("apart", row => row.ToldApart),
    ];

    internal static void Write(TextWriter writer, StTable table, bool withNotes)
    {
        writer.WriteLine("injected ST episodes, %: ischaemic episodes and their durations; either kind by any name; rate-related ones told apart");
        int wide = Math.Max(8, table.Rows.Select(row => row.Name.Length).DefaultIfEmpty(0).Max());
        writer.WriteLine($"{"record".PadRight(wide)} {"hours",6} {"true",5} {"told",5}{string.Concat(Figures.Select(one => one.Head.PadLeft(8)))} {"bias uV",8} {"false/h",8}");
        foreach ((string name, StScore score) in table.Rows)
        {
            Row(writer, name.PadRight(wide), score, one => one.Figure(score).ToString());
        }
        Row(writer, "gross".PadRight(wide), table.Gross, one => one.Figure(table.Gross).ToString());
        writer.WriteLine($"{"average".PadRight(wide)} {"",6} {"",5} {"",5}{string.Concat(Figures.Select(one => Number(table.Average(one.Figure), "F2").PadLeft(8)))}");
        writer.WriteLine();
        Totals(writer, table.Gross);
        if (withNotes)
        {
            foreach ((string name, StScore score) in table.Rows)
            {
                score.Notes.ForEach(note => writer.WriteLine($"{name} {note}"));
            }
        }
    }

    private static void Row(TextWriter writer, string name, StScore score, Func<(string, Func<StScore, Ratio> Figure), string> figure)
    {
        double? bias = score.Deviations.Count > 0 ? score.Deviations.Average() : null;
        writer.WriteLine(FormattableString.Invariant(
            $"{name} {score.Hours,6:F1} {score.Sensitivity.Of,5} {score.PositivePredictivity.Of,5}{string.Concat(Figures.Select(one => figure(one).PadLeft(8)))} {Number(bias, "F1"),8} {Number(FalsePerHour(score), "F3"),8}"));
    }

    private static void Totals(TextWriter writer, StScore sum)
    {
        writer.WriteLine($"rate-related: {sum.RateFound.Of} injected, {sum.RateFound.Hits} found, {sum.ToldApart.Hits} told apart; ischaemic called rate-related: {sum.Mislabelled.Hits} of {sum.Mislabelled.Of}");
        writer.WriteLine(FormattableString.Invariant($"+P own leaves out false ones that the record shows before anything is injected: {sum.OwnEvents / Math.Max(1e-9, sum.OwnHours):F3} st-episode events an hour"));
        writer.WriteLine($"false st-episode: {string.Join(", ", sum.False.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Value} in {one.Key}"))}");
        writer.WriteLine($"deviation found less injected, uV: at the extremum {Spread(sum.Deviations)}; mean over the episode {Spread(sum.Means)}");
        double[] delays = [.. sum.DelaysS.Order()];
        if (delays.Length > 0)
        {
            writer.WriteLine(FormattableString.Invariant($"told after the 30 s criterion: median {delays[delays.Length / 2]:F1} s, 95 % within {delays[delays.Length * 95 / 100]:F1} s, within 10 s {100.0 * delays.Count(one => one <= 10) / delays.Length:F1} %"));
        }
        writer.WriteLine();
    }

    internal static double? FalsePerHour(StScore score) => score.Hours > 0 ? score.False.Values.Sum() / score.Hours : null;

    private static string Spread(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
        {
            return "-";
        }
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Average(one => (one - mean) * (one - mean)));
        return FormattableString.Invariant($"mean {mean:F1}, SD {deviation:F1}");
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
