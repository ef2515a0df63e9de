using EdgeTwin.Host.Evaluation;
using EdgeTwin.Host.Evaluation.Figures;
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
            stress = table.Choices.Stress is not { IsNone: false } stress ? null : new
            {
                noise = stress.NoiseRecord is { } noise ? Path.GetFileName(noise) : null,
                snrDb = stress.NoiseRecord is null ? (double?)null : stress.SnrDb,
                humHz = stress.HumHz,
                humUv = stress.HumHz > 0 ? stress.HumUv : 0,
                isInverted = stress.IsInverted,
                gain = stress.Gain,
            },
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
                interval95 = new
                {
                    sensitivity = FigureDocument.Interval(table.QrsFigures.Sums[0]),
                    positivePredictivity = FigureDocument.Interval(table.QrsFigures.Sums[1]),
                },
                average = new
                {
                    sensitivityPercent = JsonOutput.Rounded(table.Sensitivity.AveragePercent, 4),
                    positivePredictivityPercent = JsonOutput.Rounded(table.Predictivity.AveragePercent, 4),
                },
            },
            beats = ScoreTable.Classes.ToDictionary(
                row => row.Letter, row => ScoreTable.Classes.ToDictionary(column => column.Letter, column => table.Sum[row.Class, column.Class])),
            ectopy = FigureDocument.Of(table.BeatFigures),
            confusions = table.Worst.Select(one => new
            {
                record = one.Name,
                errors = one.Errors,
                beats = one.Beats,
                cells = one.Cells.Select(cell => new { reference = cell.Reference, test = cell.Test, count = cell.Count }),
            }),
            runs = FigureDocument.Of(table.RunFigures),
            af = RhythmDocument.Af(table.Rhythms),
            vf = RhythmDocument.Vf(table.Rhythms),
            st = RhythmDocument.St(table.Rhythms),
            timeToClassify = RhythmDocument.Delays(table.Rhythms),
            notScored = table.Failed.Select(one => new { record = one.Name, problem = one.Problem }),
        };
    }

    private static decimal? Percent(Ratio ratio) => JsonOutput.Rounded(ratio.Percent, 4);
}
