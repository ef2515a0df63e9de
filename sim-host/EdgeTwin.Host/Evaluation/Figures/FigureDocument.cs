using EdgeTwin.Host.Output;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation.Figures;

/// <summary>A table of figures in the JSON document.</summary>
internal static class FigureDocument
{
    internal static object Of(FigureTable table) => new
    {
        records = table.Rows.Select(row => new { record = row.Name, figures = Named(table, i => Counts(row.Values[i])) }),
        gross = Named(table, i => Counts(table.Sums[i].Gross)),
        interval95 = Named(table, i => Interval(table.Sums[i])),
        averagePercent = Named(table, i => JsonOutput.Rounded(table.Sums[i].AveragePercent, 4)),
        leftOut = table.LeftOut,
    };

    /// <summary>The interval of a sum: low and high, per cent.</summary>
    internal static object? Interval(FigureSum sum) => sum.Interval is not { } one ? null : new
    {
        lowPercent = JsonOutput.Rounded(one.Low, 4),
        highPercent = JsonOutput.Rounded(one.High, 4),
    };

    private static Dictionary<string, object?> Named(FigureTable table, Func<int, object?> value) =>
        Enumerable.Range(0, table.Columns.Count).ToDictionary(i => table.Columns[i].Key, value);

    private static object Counts(Ratio ratio) => new { hits = ratio.Hits, of = ratio.Of, percent = JsonOutput.Rounded(ratio.Percent, 4) };
}
