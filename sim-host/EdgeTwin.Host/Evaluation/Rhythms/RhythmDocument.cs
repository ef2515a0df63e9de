using EdgeTwin.Host.Evaluation.Figures;
using EdgeTwin.Host.Output;
using EdgeTwin.Recordings.Ec57;
using EdgeTwin.Recordings.Scoring;

namespace EdgeTwin.Host.Evaluation.Rhythms;

/// <summary>The rhythm part of the JSON document.</summary>
internal static class RhythmDocument
{
    /// <summary>Intervals of the gross figures of a table, by name.</summary>
    internal static Dictionary<string, object?> Intervals(FigureTable table) =>
        Enumerable.Range(0, table.Columns.Count).ToDictionary(i => table.Columns[i].Key, i => FigureDocument.Interval(table.Sums[i]));

    internal static object Af(RhythmTable table) => new
    {
        records = table.Rows.Select(row => new { record = row.Name, episodes = Episodes(row.Score.Af), beats = Beats(row.Score.AfBeats) }),
        gross = new { episodes = Episodes(table.Af), beats = Beats(table.AfBeats) },
        interval95 = Intervals(RhythmFigures.Af(table.Scores)),
        average = new
        {
            beatSensitivityPercent = JsonOutput.Rounded(table.Average(row => row.AfBeats.Sensitivity), 4),
            beatSpecificityPercent = JsonOutput.Rounded(table.Average(row => row.AfBeats.Specificity), 4),
            beatPositivePredictivityPercent = JsonOutput.Rounded(table.Average(row => row.AfBeats.PositivePredictivity), 4),
        },
        strips = table.Strips.GroupBy(one => one.Label).OrderBy(group => group.Key, StringComparer.Ordinal).Select(label => new
        {
            label = label.Key,
            strips = label.Count(),
            judged = label.Count(one => one.IsJudged),
            af = label.Count(one => one.IsAf),
            vf = label.Count(one => one.IsVf),
        }),
        stripF1 = JsonOutput.Rounded(table.Strips.Count == 0 ? null : table.StripF1, 4),
    };

    internal static object Vf(RhythmTable table) => new
    {
        records = table.Rows.Select(row => new
        {
            record = row.Name,
            episodes = Episodes(row.Score.Vf),
            onsets = row.Score.Onsets.Select(one => new
            {
                referenceS = JsonOutput.Rounded(one.ReferenceS, 3),
                foundS = JsonOutput.Rounded(one.FoundS, 3),
                decidedS = JsonOutput.Rounded(one.DecidedS, 3),
                delayS = JsonOutput.Rounded(one.DelayS, 3),
            }),
        }),
        gross = Episodes(table.Vf),
        interval95 = Intervals(RhythmFigures.Vf(table.Scores)),
    };

    /// <summary>Null where no record is annotated for ST.</summary>
    internal static object? St(RhythmTable table) => table.StRows.Count == 0 ? null : new
    {
        records = table.StRows.Select(row => new { record = row.Name, episodes = Episodes(row.Score.St!) }),
        gross = Episodes(table.St),
        interval95 = Intervals(RhythmFigures.St(table.Scores)),
    };

    internal static object Delays(RhythmTable table) => table.Delays.Select(one => new
    {
        kind = one.Kind,
        episodes = one.Episodes,
        medianS = JsonOutput.Rounded(one.MedianS, 3),
        mostS = JsonOutput.Rounded(one.MostS, 3),
    });

    private static object Episodes(EpisodeScore score) => new
    {
        reference = score.Sensitivity.Of,
        found = score.PositivePredictivity.Of,
        sensitivityPercent = Percent(score.Sensitivity),
        positivePredictivityPercent = Percent(score.PositivePredictivity),
        durationSensitivityPercent = Percent(score.DurationSensitivity),
        durationPositivePredictivityPercent = Percent(score.DurationPositivePredictivity),
    };

    private static object Beats(BeatwiseScore score) => new
    {
        truePositives = score.TruePositives,
        falseNegatives = score.FalseNegatives,
        falsePositives = score.FalsePositives,
        trueNegatives = score.TrueNegatives,
        sensitivityPercent = Percent(score.Sensitivity),
        specificityPercent = Percent(score.Specificity),
        positivePredictivityPercent = Percent(score.PositivePredictivity),
    };

    private static decimal? Percent(Ratio ratio) => JsonOutput.Rounded(ratio.Percent, 4);
}
