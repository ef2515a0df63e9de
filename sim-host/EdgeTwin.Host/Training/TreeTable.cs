using EdgeTwin.Core.Signal;

namespace EdgeTwin.Host.Training;

/// <summary>
/// Trees that were just grown, as a table: the depth d, the number of trees, and for each tree its 2^d - 1 splits (feature, threshold) in heap
/// order, then its 2^d leaves. A row goes to the right child where its feature is over the threshold.
/// </summary>
/// <param name="bytes">The table.</param>
/// <param name="treesInPart">Trees that the device sums at a time.</param>
internal sealed class TreeTable(sbyte[] bytes, int treesInPart) : TreeEnsemble
{
    /// <summary>Bytes before the first tree.</summary>
    internal const int HeaderBytes = 2;

    /// <inheritdoc/>
    public override int Parts => (Trees + treesInPart - 1) / treesInPart;

    /// <summary>How many there are.</summary>
    internal int Trees => bytes[1];

    private int Splits => (1 << bytes[0]) - 1;

    /// <inheritdoc/>
    public override int Score(sbyte[] features, int part) => PartOf(part).Sum(tree => Leaf(tree, features));

    /// <summary>Numbers of the trees of a part.</summary>
    internal IEnumerable<int> PartOf(int part) => Enumerable.Range(part * treesInPart, Math.Min(treesInPart, Trees - (part * treesInPart)));

    /// <summary>One tree as an expression over <c>f</c>, its features.</summary>
    internal string Code(int tree) => Code(Start(tree), 0);

    private int Start(int tree) => HeaderBytes + (tree * ((3 * Splits) + 1));

    private int Leaf(int tree, sbyte[] features)
    {
        int start = Start(tree);
        int node = 0;
        while (node < Splits)
        {
            node = (2 * node) + (features[bytes[start + (2 * node)]] > bytes[start + (2 * node) + 1] ? 2 : 1);
        }
        // The leaves follow the splits: node counts on through them.
        return bytes[start + Splits + node];
    }

    // A split that nothing can be over has but one side.
    private string Code(int start, int node)
    {
        if (node >= Splits)
        {
            return $"{bytes[start + Splits + node]}";
        }
        int feature = bytes[start + (2 * node)];
        int threshold = bytes[start + (2 * node) + 1];
        string left = Code(start, (2 * node) + 1);
        string right = Code(start, (2 * node) + 2);
        return threshold == sbyte.MaxValue || left == right ? left : $"(f[{feature}] > {threshold} ? {right} : {left})";
    }
}
