using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation.Figures;

/// <summary>The records whose beats were confused most, and as what.</summary>
/// <param name="Name">The record.</param>
/// <param name="Errors">Beats that count against the classes.</param>
/// <param name="Beats">Of how many in the reference.</param>
/// <param name="Cells">The cells of the matrix that they stand in, the largest first.</param>
internal sealed record Confusions(string Name, long Errors, long Beats, IReadOnlyList<(string Reference, string Test, long Count)> Cells)
{
    private const int MostRecords = 5;

    /// <summary>The five worst records; fewer where fewer have errors.</summary>
    internal static IReadOnlyList<Confusions> Worst(IReadOnlyList<RecordScore> scores) =>
        [.. Ec57Tables.Unpaced(scores).Select(Of).Where(one => one.Errors > 0).OrderByDescending(one => one.Errors).ThenBy(one => one.Name, StringComparer.Ordinal).Take(MostRecords)];

    /// <summary>Such as <c>N as V 48, V as N 12</c>; O stands for no beat.</summary>
    internal string Text => string.Join(", ", Cells.Select(cell => $"{cell.Reference} as {cell.Test} {cell.Count}"));

    private static Confusions Of(RecordScore score)
    {
        BeatMatrix matrix = score.Matrix!;
        List<(string, string, long Count)> cells = [];
        foreach ((BeatClass row, string from) in ScoreTable.Classes)
        {
            foreach ((BeatClass column, string to) in ScoreTable.Classes)
            {
                if (matrix[row, column] > 0 && BeatPair.IsClassError(row, column))
                {
                    cells.Add((from, to, matrix[row, column]));
                }
            }
        }
        return new Confusions(score.Name, cells.Sum(cell => cell.Count), matrix.ReferenceBeats, [.. cells.OrderByDescending(cell => cell.Count)]);
    }
}
