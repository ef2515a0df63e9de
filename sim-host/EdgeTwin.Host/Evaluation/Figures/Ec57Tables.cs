namespace EdgeTwin.Host.Evaluation.Figures;

/// <summary>The tables that EC57 asks for of beats' classes and of runs. Records with paced beats are left out of both, as it demands, and stay in the QRS table.</summary>
internal static class Ec57Tables
{
    private static readonly FigureColumn[] QrsColumns =
    [
        new("qrsSensitivity", "QRS Se %", score => score.Matrix!.QrsSensitivity),
        new("qrsPositivePredictivity", "QRS +P %", score => score.Matrix!.QrsPositivePredictivity),
    ];

    private static readonly FigureColumn[] BeatColumns =
    [
        new("vebSensitivity", "VEB Se %", score => score.Matrix!.VebSensitivity),
        new("vebPositivePredictivity", "VEB +P %", score => score.Matrix!.VebPositivePredictivity),
        new("vebFalsePositiveRate", "VEB FPR %", score => score.Matrix!.VebFalsePositiveRate),
        new("svebSensitivity", "SVEB Se %", score => score.Matrix!.SvebSensitivity),
        new("svebPositivePredictivity", "SVEB +P %", score => score.Matrix!.SvebPositivePredictivity),
        new("svebFalsePositiveRate", "SVEB FPR %", score => score.Matrix!.SvebFalsePositiveRate),
    ];

    private static readonly FigureColumn[] RunColumns =
    [
        new("coupletSensitivity", "couplet Se %", score => score.Runs!.CoupletSensitivity),
        new("coupletPositivePredictivity", "couplet +P %", score => score.Runs!.CoupletPredictivity),
        new("shortRunSensitivity", "short Se %", score => score.Runs!.ShortSensitivity),
        new("shortRunPositivePredictivity", "short +P %", score => score.Runs!.ShortPredictivity),
        new("longRunSensitivity", "long Se %", score => score.Runs!.LongSensitivity),
        new("longRunPositivePredictivity", "long +P %", score => score.Runs!.LongPredictivity),
    ];

    /// <summary>Beats found or not, whatever their class.</summary>
    internal static FigureTable Qrs(IReadOnlyList<RecordScore> scores) => new("QRS complexes", QrsColumns, scores.Where(one => one.Matrix is not null));

    /// <summary>Ventricular (VEB) and supraventricular (SVEB) ectopic beats.</summary>
    internal static FigureTable Beats(IReadOnlyList<RecordScore> scores) =>
        new("ectopic beats: ventricular (VEB), supraventricular (SVEB)", BeatColumns, Unpaced(scores), Paced(scores));

    /// <summary>Couplets, runs of 3 to 5, runs of 6 and more.</summary>
    internal static FigureTable Runs(IReadOnlyList<RecordScore> scores) =>
        new("ventricular runs: couplets, short (3-5), long (6 and more, fibrillation too)", RunColumns, Unpaced(scores).Where(one => one.Runs is not null), Paced(scores));

    /// <summary>Records that count in the statistics of classes.</summary>
    internal static IEnumerable<RecordScore> Unpaced(IReadOnlyList<RecordScore> scores) => scores.Where(one => one.Matrix is { Paced: false });

    private static IReadOnlyList<string> Paced(IReadOnlyList<RecordScore> scores) => [.. scores.Where(one => one.Matrix is { Paced: true }).Select(one => one.Name)];
}
