using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation.Ischaemia;

/// <summary>ST scores of a database: a row a record, and their sum.</summary>
internal sealed class StTable
{
    internal StTable(IEnumerable<(string Name, StScore? Score, string? Problem)> rows)
    {
        List<(string, StScore)> good = [];
        List<(string, string)> bad = [];
        foreach ((string name, StScore? score, string? problem) in rows)
        {
            if (score is null)
            {
                bad.Add((name, problem ?? ""));
                continue;
            }
            good.Add((name, score));
            Gross.Add(score);
        }
        Rows = good;
        Failed = bad;
    }

    internal IReadOnlyList<(string Name, StScore Score)> Rows { get; }

    internal IReadOnlyList<(string Name, string Problem)> Failed { get; }

    internal StScore Gross { get; } = new();

    /// <summary>Mean over the records in which it is defined, per cent.</summary>
    internal double? Average(Func<StScore, Ratio> figure)
    {
        double[] defined = [.. Rows.Select(row => figure(row.Score).Percent).OfType<double>()];
        return defined.Length == 0 ? null : defined.Average();
    }
}
