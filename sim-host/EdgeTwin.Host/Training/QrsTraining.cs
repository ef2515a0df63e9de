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

    private const int Rounds = 2;

    private static readonly sbyte[] RulesAlone = [3, 0];
    private static readonly TreeOptions Options = new() { Trees = 40, Depth = 3, LearningRate = 0.25, MinLeafWeight = 20, L2 = 5 };

    /// <summary>The C# file of the table, as the firmware holds it.</summary>
    internal static string TableFile(sbyte[] table) => TableWriter.Write(
        "EdgeTwin.Core.Ecg", "QrsTable", "Trees that tell QRS complexes from what is none; see <see cref=\"QrsFeatures\"/>.", ("Trees", "Trees for <see cref=\"Signal.TreeEnsemble\"/>.", table));

    /// <summary>The table that <paramref name="records"/> give.</summary>
    /// <param name="records">All of DS1; or without one patient's, to judge by him.</param>
    /// <param name="progress">Told how far it is, 0..1; may be null.</param>
    /// <param name="cancellation">Stops between two records.</param>
    internal static sbyte[] Fit(IReadOnlyList<QrsTrainingRecord> records, Action<double>? progress, CancellationToken cancellation)
    {
        sbyte[] trees = RulesAlone;
        QrsRows rows = new();
        for (int round = 0; round < Rounds; round++)
        {
            int done = round;
            foreach (QrsTrainingRecord record in records)
            {
                cancellation.ThrowIfCancellationRequested();
                rows.Add(record, trees);
            }
            trees = rows.Fit(Options, part => progress?.Invoke((done + part) / Rounds));
        }
        return trees;
    }
}
