using EdgeTwin.Recordings.Ec57;
using EdgeTwin.Recordings.Scoring;

namespace EdgeTwin.Host.Evaluation.Rhythms;

/// <summary>The rhythm scores of a database: a row a record, their sums, and what short strips were called.</summary>
internal sealed class RhythmTable
{
    internal RhythmTable(IReadOnlyList<RecordScore> scores)
    {
        Rows = [.. scores.Where(one => one.Rhythm is not null).Select(one => (one.Name, one.Rhythm!))];
        Scores = scores;
        Strips = [.. scores.Where(one => one.Strip is not null).Select(one => one.Strip!)];
        foreach ((_, RhythmScore row) in Rows)
        {
            Af.Add(row.Af);
            AfBeats.Add(row.AfBeats);
            Vf.Add(row.Vf);
            if (row.St is { } st)
            {
                St.Add(st);
            }
        }
    }

    internal IReadOnlyList<(string Name, RhythmScore Score)> Rows { get; }

    /// <summary>Every record, in order.</summary>
    internal IReadOnlyList<RecordScore> Scores { get; }

    /// <summary>Records with one label for all of them.</summary>
    internal IReadOnlyList<StripVerdict> Strips { get; }

    internal EpisodeScore Af { get; } = new();

    internal BeatwiseScore AfBeats { get; } = new();

    internal EpisodeScore Vf { get; } = new();

    internal EpisodeScore St { get; } = new();

    /// <summary>Records that are annotated for ST.</summary>
    internal IReadOnlyList<(string Name, RhythmScore Score)> StRows => [.. Rows.Where(row => row.Score.St is not null)];

    /// <summary>Time to classify, by kind.</summary>
    internal IReadOnlyList<TellingDelay> Delays => TellingDelay.Of(Rows.SelectMany(row => row.Score.Delays));

    /// <summary>F1 of the label A over strips, twice the hits over hits, misses and false calls; null without any.</summary>
    internal double? StripF1
    {
        get
        {
            int hits = Strips.Count(one => one.IsAf && one.Label == "A");
            int of = Strips.Count(one => one.IsAf) + Strips.Count(one => one.Label == "A");
            return of == 0 ? null : 2.0 * hits / of;
        }
    }

    /// <summary>Mean over the records in which it is defined, per cent.</summary>
    internal double? Average(Func<RhythmScore, Ratio> figure) => Average(Rows, figure);

    /// <summary>The same over some of the records.</summary>
    internal static double? Average(IReadOnlyList<(string Name, RhythmScore Score)> rows, Func<RhythmScore, Ratio> figure)
    {
        double[] defined = [.. rows.Select(row => figure(row.Score).Percent).OfType<double>()];
        return defined.Length == 0 ? null : defined.Average();
    }
}
