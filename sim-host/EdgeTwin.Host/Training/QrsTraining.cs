namespace EdgeTwin.Host.Training;

/// <summary>
/// Trains the trees of the QRS detector on mitdb's DS1: the device's own detector runs over each record, once with its rules alone and once with trees grown from that, and what
/// it weighed is told apart by the reference beats. The same folder gives the same table, byte for byte.
/// </summary>
internal static class QrsTraining
{
    internal const double CleanWeight = 1;
    internal const double HumWeight = 0.1;
    internal const double NoiseWeight = 0.1;

    // At about 20 IL a tree.
    private const int TreesInPart = 13;
    private const int Rounds = 2;

    private static readonly TreeOptions Options = new() { Trees = 40, Depth = 3, LearningRate = 0.25, MinLeafWeight = 20, L2 = 5 };

    /// <summary>The C# file of the trees, as the firmware holds it.</summary>
    internal static string TableFile(TreeTable trees) => TableWriter.Write(
        "EdgeTwin.Core.Ecg", "QrsTrees", "Trees over <see cref=\"QrsFeatures\"/>.", ("Complexes", "QRS complexes against what is none.", trees));

    /// <summary>The trees that <paramref name="records"/> give.</summary>
    /// <param name="records">All of DS1; or without one patient's, to judge by him.</param>
    /// <param name="progress">Told how far it is, 0..1; may be null.</param>
    /// <param name="cancellation">Stops between two records.</param>
    internal static TreeTable Fit(IReadOnlyList<QrsTrainingRecord> records, Action<double>? progress, CancellationToken cancellation)
    {
        TreeTable? trees = null;
        QrsRows rows = new();
        for (int round = 0; round < Rounds; round++)
        {
            int done = round;
            foreach (QrsTrainingRecord record in records)
            {
                cancellation.ThrowIfCancellationRequested();
                rows.Add(record, trees);
            }
            trees = new TreeTable(rows.Fit(Options, part => progress?.Invoke((done + part) / Rounds)), TreesInPart);
        }
        return trees!;
    }
}
