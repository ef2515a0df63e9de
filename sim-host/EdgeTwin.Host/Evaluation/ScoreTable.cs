using EdgeTwin.Host.Evaluation.Figures;
using EdgeTwin.Host.Evaluation.Rhythms;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation;

/// <summary>The scores of a database with their gross and average figures.</summary>
internal sealed class ScoreTable
{
    /// <summary>Reference rows and test columns of the beat matrix, as EC57 orders them.</summary>
    internal static readonly IReadOnlyList<(BeatClass Class, string Letter)> Classes =
    [
        (BeatClass.Normal, "N"), (BeatClass.Supraventricular, "S"), (BeatClass.Ventricular, "V"), (BeatClass.Fusion, "F"),
        (BeatClass.Unclassifiable, "Q"), (BeatClass.None, "O"), (BeatClass.Shutdown, "X"),
    ];

    internal ScoreTable(IReadOnlyList<RecordScore> scores, EvaluationChoices choices)
    {
        Choices = choices;
        Rows = [.. scores.Where(one => one.Matrix is not null).Select(one => new QrsRow(one.Name, one.Matrix!))];
        Failed = [.. scores.Where(one => one.Problem is not null)];
        Rhythms = new RhythmTable(scores);
        Scores = scores;
        QrsFigures = Ec57Tables.Qrs(scores);
        BeatFigures = Ec57Tables.Beats(scores);
        RunFigures = Ec57Tables.Runs(scores);
        Worst = Confusions.Worst(scores);
        ClassDelays = [.. scores.SelectMany(one => one.Result?.Beats ?? []).Select(beat => beat.ClassDelaySamples / (double)Core.Limits.SampleRateHz).Order()];
        BeatMatrix[] matrices = [.. Rows.Select(row => row.Matrix)];
        Sensitivity = GrossAverage.QrsSensitivity(matrices);
        Predictivity = GrossAverage.QrsPositivePredictivity(matrices);
        foreach (BeatMatrix matrix in matrices)
        {
            Sum.Add(matrix);
        }
    }

    /// <summary>What the user chose.</summary>
    internal EvaluationChoices Choices { get; }

    /// <summary>Every record, scored or not, in order.</summary>
    internal IReadOnlyList<RecordScore> Scores { get; }

    internal IReadOnlyList<QrsRow> Rows { get; }

    internal FigureTable QrsFigures { get; }

    internal FigureTable BeatFigures { get; }

    internal FigureTable RunFigures { get; }

    /// <summary>The records whose beats were confused most.</summary>
    internal IReadOnlyList<Confusions> Worst { get; }

    /// <summary>From each beat's R peak to its class, s, shortest first; the first seconds of a record, in which the device learns, are in it.</summary>
    internal IReadOnlyList<double> ClassDelays { get; }

    internal IReadOnlyList<RecordScore> Failed { get; }

    /// <summary>Atrial and ventricular fibrillation.</summary>
    internal RhythmTable Rhythms { get; }

    internal GrossAverage Sensitivity { get; }

    internal GrossAverage Predictivity { get; }

    /// <summary>The matrix summed over the records.</summary>
    internal BeatMatrix Sum { get; } = new();
}
