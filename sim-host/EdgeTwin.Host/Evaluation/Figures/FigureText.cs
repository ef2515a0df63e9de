using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation.Figures;

/// <summary>A table of figures as text.</summary>
internal static class FigureText
{
    private const int Wide = 16;

    internal static void Write(TextWriter writer, FigureTable table)
    {
        if (table.Rows.Count == 0)
        {
            return;
        }
        int name = Math.Max(8, table.Rows.Max(row => row.Name.Length));
        writer.WriteLine(table.Title);
        Line("record", table.Columns.Select(column => column.Head));
        foreach ((string record, IReadOnlyList<Ratio> values) in table.Rows)
        {
            Line(record, values.Select(Cell));
        }
        Line("gross", table.Sums.Select(sum => Cell(sum.Gross)));
        Line("95 %", table.Sums.Select(sum => sum.IntervalText));
        Line("average", table.Sums.Select(sum => sum.AverageText));
        if (table.LeftOut.Count > 0)
        {
            writer.WriteLine($"not counted here, for their paced beats: {string.Join(", ", table.LeftOut)}");
        }
        writer.WriteLine();

        void Line(string head, IEnumerable<string> cells) => writer.WriteLine(head.PadRight(name) + string.Concat(cells.Select(cell => cell.PadLeft(Wide))));
    }

    /// <summary>Such as <c>98.12 522/532</c>: a share says little where few were there to count.</summary>
    internal static string Cell(Ratio ratio) => ratio.Of == 0 ? "-" : $"{ratio} {ratio.Hits}/{ratio.Of}";
}
