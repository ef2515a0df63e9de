using EdgeTwin.Core.Beats;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Training;

/// <summary>
/// Trains the trees of the beats' classes. A patient with many ectopic beats counts for little more than one with few; normal beats are
/// so many that each fourth will do. Fusion beats are no example for V either way, and are examples against S; so are beats where there is none.
/// </summary>
internal static class BeatTraining
{
    private const int NormalsSkipped = 4;
    private const int TreesInPart = 20;

    // A patient's examples of a class count as so many at most, but for the root of what is over.
    private const double EnoughExamples = 40;
    private const double VentricularWeight = 3;
    private const double SupraventricularWeight = 4;
    private const double SupraventricularAgainstVentricular = 0.5;

    // Features that carry V; those of the second lead all. What is left out overfits 22 patients: see BeatFeatures for the numbers.
    private static readonly int[] VentricularFeatures = [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 24];
    private static readonly int[] SupraventricularFeatures = [1, 6, 11, 14, 15, 16, 17, 18, 19];
    private static readonly TreeOptions VentricularTrees = new() { Trees = 40, Depth = 2, LearningRate = 0.3, MinLeafWeight = 60, L2 = 10 };
    private static readonly TreeOptions SupraventricularTrees = new() { Trees = 20, Depth = 2, LearningRate = 0.3, MinLeafWeight = 40, L2 = 5 };

    /// <summary>Trees for V over all examples.</summary>
    internal static TreeTable Ventricular(IReadOnlyList<LabelledBeat> beats) =>
        Fit(beats.Where(one => one.Class is not BeatClass.Fusion), BeatClass.Ventricular, VentricularWeight, VentricularFeatures, VentricularTrees);

    /// <summary>Trees for S over all examples outside atrial fibrillation.</summary>
    internal static TreeTable Supraventricular(IReadOnlyList<LabelledBeat> beats) =>
        Fit(beats.Where(one => one.Beat.IsSupraventricularJudged), BeatClass.Supraventricular, SupraventricularWeight, SupraventricularFeatures, SupraventricularTrees);

    /// <summary>Both, with the firmware's own limits.</summary>
    internal static BeatTables Tables(IReadOnlyList<LabelledBeat> beats, int leads)
    {
        BeatTables own = leads == 2 ? BeatTables.TwoLeads() : BeatTables.OneLead();
        return new BeatTables(Ventricular(beats), own.VentricularOver, Supraventricular(beats), own.SupraventricularOver);
    }

    private static TreeTable Fit(IEnumerable<LabelledBeat> beats, BeatClass wanted, double weight, int[] features, TreeOptions options)
    {
        LabelledBeat[] examples = [.. beats.Where(one => one.Beat.Features is not null && one.Class is not BeatClass.Unclassifiable)
            .Where((one, i) => one.Class is not BeatClass.Normal || i % NormalsSkipped == 0)];
        Dictionary<string, double> each = examples.Where(one => one.Class == wanted).GroupBy(one => one.Record)
            .ToDictionary(record => record.Key, record => weight * Math.Sqrt(Math.Min(1, EnoughExamples / record.Count())));
        float[] weights = [.. examples.Select(one => (float)(one.Class == wanted ? each[one.Record]
            : one.Class is BeatClass.Normal ? NormalsSkipped
            : wanted is BeatClass.Ventricular && one.Class is BeatClass.Supraventricular ? SupraventricularAgainstVentricular : 1))];
        return new TreeTable(TreeTrainer.Fit([.. examples.Select(one => Only(one.Beat.Features!, features))], [.. examples.Select(one => one.Class == wanted)], weights, options), TreesInPart);
    }

    private static sbyte[] Only(sbyte[] row, int[] features)
    {
        sbyte[] kept = new sbyte[row.Length];
        foreach (int feature in features)
        {
            if (feature < row.Length)
            {
                kept[feature] = row[feature];
            }
        }
        return kept;
    }
}
