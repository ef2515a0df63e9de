using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation.Figures;

/// <summary>Statistics over records: a row a record, all in one pot (gross) with its interval over records, and the mean of the records (average).</summary>
internal sealed class FigureTable
{
    internal FigureTable(string title, IReadOnlyList<FigureColumn> columns, IEnumerable<RecordScore> scores, IReadOnlyList<string>? leftOut = null)
    {
        Title = title;
        Columns = columns;
        LeftOut = leftOut ?? [];
        Rows = [.. scores.Select(score => (score.Name, (IReadOnlyList<Ratio>)[.. columns.Select(column => column.Value(score))]))];
        Sums = [.. columns.Select((_, i) => Sum(i))];
    }

    internal string Title { get; }

    internal IReadOnlyList<FigureColumn> Columns { get; }

    internal IReadOnlyList<(string Name, IReadOnlyList<Ratio> Values)> Rows { get; }

    /// <summary>Records that are not counted here.</summary>
    internal IReadOnlyList<string> LeftOut { get; }

    /// <summary>A sum a column.</summary>
    internal IReadOnlyList<FigureSum> Sums { get; }

    private FigureSum Sum(int column)
    {
        Ratio[] each = [.. Rows.Select(row => row.Values[column])];
        double[] defined = [.. each.Select(one => one.Percent).OfType<double>()];
        return new FigureSum(
            new Ratio(each.Sum(one => one.Hits), each.Sum(one => one.Of)), defined.Length == 0 ? null : defined.Average(), Bootstrap.Interval(each));
    }
}
