using EdgeTwin.Host.Evaluation;
using EdgeTwin.Host.Evaluation.Rhythms;
using EdgeTwin.Host.Output;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Commands;

/// <summary>The JSON document of <c>evaluate</c>, schema <c>edgetwin.evaluate/1</c>.</summary>
internal static class EvaluateDocument
{
    internal static object Of(ScoreTable table)
    {
        QrsRow sum = new("gross", table.Sum);
        return new
        {
            schema = "edgetwin.evaluate/1",
            learningS = table.Choices.LearningS,
            isGated = table.Choices.IsGated,
            qrs = new
            {
                records = table.Rows.Select(row => new
                {
                    record = row.Name,
                    beats = row.Beats,
                    truePositives = row.Found,
                    falseNegatives = row.Missed,
                    falsePositives = row.False,
                    sensitivityPercent = Percent(row.Matrix.QrsSensitivity),
                    positivePredictivityPercent = Percent(row.Matrix.QrsPositivePredictivity),
                }),
                gross = new
                {
                    beats = sum.Beats,
                    truePositives = sum.Found,
                    falseNegatives = sum.Missed,
                    falsePositives = sum.False,
                    sensitivityPercent = Percent(table.Sensitivity.Gross),
                    positivePredictivityPercent = Percent(table.Predictivity.Gross),
                },
                average = new
                {
                    sensitivityPercent = JsonOutput.Rounded(table.Sensitivity.AveragePercent, 4),
                    positivePredictivityPercent = JsonOutput.Rounded(table.Predictivity.AveragePercent, 4),
                },
            },
            beats = ScoreTable.Classes.ToDictionary(
                row => row.Letter, row => ScoreTable.Classes.ToDictionary(column => column.Letter, column => table.Sum[row.Class, column.Class])),
            af = RhythmDocument.Af(table.Rhythms),
            vf = RhythmDocument.Vf(table.Rhythms),
            timeToClassify = RhythmDocument.Delays(table.Rhythms),
            notScored = table.Failed.Select(one => new { record = one.Name, problem = one.Problem }),
        };
    }

    private static decimal? Percent(Ratio ratio) => JsonOutput.Rounded(ratio.Percent, 4);
}
