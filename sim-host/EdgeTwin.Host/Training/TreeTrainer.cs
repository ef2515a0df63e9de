using EdgeTwin.Core.Signal;

namespace EdgeTwin.Host.Training;

/// <summary>
/// Gradient boosting with logistic loss (Friedman 2001), leaves by one Newton step, every threshold of the byte-sized features tried.
/// Leaves are rounded to the device's units as they are grown, so later trees mend the rounding too. One thread and no library function
/// whose bits differ between machines: the same rows give the same table everywhere.
/// </summary>
internal sealed class TreeTrainer
{
    private const int Values = 256;
    private const int Offset = 128;

    private readonly TreeOptions _options;
    private readonly byte[][] _columns;
    private readonly double[] _gradient;
    private readonly double[] _curvature;
    private readonly float[] _weights;
    private readonly double[] _score;
    private readonly int[] _node;
    private readonly bool[] _isPositive;

    private TreeTrainer(sbyte[][] rows, bool[] isPositive, float[] weights, TreeOptions options)
    {
        _options = options;
        _isPositive = isPositive;
        _weights = weights;
        _columns = new byte[rows[0].Length][];
        for (int feature = 0; feature < _columns.Length; feature++)
        {
            _columns[feature] = [.. rows.Select(row => (byte)(row[feature] + Offset))];
        }
        _gradient = new double[rows.Length];
        _curvature = new double[rows.Length];
        _node = new int[rows.Length];
        _score = new double[rows.Length];
        double all = 0;
        double positive = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            all += weights[i];
            positive += isPositive[i] ? weights[i] : 0;
        }
        Array.Fill(_score, Logistic.LogOdds(positive / all));
    }

    /// <summary>Grows an ensemble.</summary>
    /// <param name="rows">Features of each row; at least one row.</param>
    /// <param name="isPositive">The class of each.</param>
    /// <param name="weights">How much each counts.</param>
    /// <param name="options">How it is grown.</param>
    /// <param name="progress">Told how far it is, 0..1; may be null.</param>
    /// <returns>The bytes of a <see cref="TreeTable"/>. Its scores are relative to the rows' own log odds.</returns>
    /// <exception cref="ArgumentException">There are no rows, or lists of different lengths.</exception>
    internal static sbyte[] Fit(sbyte[][] rows, bool[] isPositive, float[] weights, TreeOptions options, Action<double>? progress = null)
    {
        if (rows.Length == 0 || rows.Length != isPositive.Length || rows.Length != weights.Length)
        {
            throw new ArgumentException("rows, classes and weights must be as many, and not none", nameof(rows));
        }
        TreeTrainer trainer = new(rows, isPositive, weights, options);
        int splits = (1 << options.Depth) - 1;
        int size = (3 * splits) + 1;
        sbyte[] table = new sbyte[TreeTable.HeaderBytes + (options.Trees * size)];
        table[0] = (sbyte)options.Depth;
        table[1] = (sbyte)options.Trees;
        for (int tree = 0; tree < options.Trees; tree++)
        {
            trainer.Grow(table.AsSpan(TreeTable.HeaderBytes + (tree * size), size));
            progress?.Invoke((tree + 1.0) / options.Trees);
        }
        return table;
    }

    private void Grow(Span<sbyte> tree)
    {
        for (int i = 0; i < _score.Length; i++)
        {
            double p = Logistic.Of(_score[i]);
            _gradient[i] = _weights[i] * ((_isPositive[i] ? 1 : 0) - p);
            _curvature[i] = _weights[i] * p * (1 - p);
        }
        Array.Clear(_node);
        int splits = (1 << _options.Depth) - 1;
        for (int level = 0; level < _options.Depth; level++)
        {
            SplitLevel(tree, (1 << level) - 1, 1 << level);
        }
        TakeLeaves(tree[(2 * splits)..], splits);
    }

    private void SplitLevel(Span<sbyte> tree, int firstNode, int nodes)
    {
        (int Feature, int Threshold)[] best = new (int, int)[nodes];
        double[] bestGain = new double[nodes];
        // Where no split is worth it all go left: no byte is over the largest.
        Array.Fill(best, (0, Values - 1));
        Histogram histogram = new(nodes);
        for (int feature = 0; feature < _columns.Length; feature++)
        {
            histogram.Fill(_columns[feature], _node, firstNode, _gradient, _curvature, _weights);
            for (int node = 0; node < nodes; node++)
            {
                (double gain, int threshold) = histogram.BestSplit(node, _options.L2, _options.MinLeafWeight);
                if (gain > bestGain[node])
                {
                    bestGain[node] = gain;
                    best[node] = (feature, threshold);
                }
            }
        }
        for (int node = 0; node < nodes; node++)
        {
            tree[2 * (firstNode + node)] = (sbyte)best[node].Feature;
            tree[(2 * (firstNode + node)) + 1] = (sbyte)(best[node].Threshold - Offset);
        }
        for (int i = 0; i < _node.Length; i++)
        {
            (int feature, int threshold) = best[_node[i] - firstNode];
            _node[i] = (2 * _node[i]) + (_columns[feature][i] > threshold ? 2 : 1);
        }
    }

    private void TakeLeaves(Span<sbyte> leaves, int firstLeaf)
    {
        double[] gradient = new double[leaves.Length];
        double[] curvature = new double[leaves.Length];
        for (int i = 0; i < _node.Length; i++)
        {
            gradient[_node[i] - firstLeaf] += _gradient[i];
            curvature[_node[i] - firstLeaf] += _curvature[i];
        }
        for (int leaf = 0; leaf < leaves.Length; leaf++)
        {
            double value = _options.LearningRate * gradient[leaf] / (curvature[leaf] + _options.L2) * TreeEnsemble.UnitsPerNat;
            leaves[leaf] = (sbyte)Math.Clamp(Math.Round(value), sbyte.MinValue, sbyte.MaxValue);
        }
        for (int i = 0; i < _node.Length; i++)
        {
            _score[i] += (double)leaves[_node[i] - firstLeaf] / TreeEnsemble.UnitsPerNat;
        }
    }

    // Sums of gradient, curvature and weight for each value of one feature, in each node of a level.
    private sealed class Histogram(int nodes)
    {
        private readonly double[] _sums = new double[3 * nodes * Values];

        internal void Fill(byte[] column, int[] node, int firstNode, double[] gradient, double[] curvature, float[] weights)
        {
            Array.Clear(_sums);
            for (int i = 0; i < column.Length; i++)
            {
                int at = 3 * (((node[i] - firstNode) * Values) + column[i]);
                _sums[at] += gradient[i];
                _sums[at + 1] += curvature[i];
                _sums[at + 2] += weights[i];
            }
        }

        internal (double Gain, int Threshold) BestSplit(int node, double l2, double minWeight)
        {
            ReadOnlySpan<double> sums = _sums.AsSpan(3 * node * Values, 3 * Values);
            double allG = 0;
            double allH = 0;
            double allW = 0;
            for (int value = 0; value < Values; value++)
            {
                allG += sums[3 * value];
                allH += sums[(3 * value) + 1];
                allW += sums[(3 * value) + 2];
            }
            double whole = allG * allG / (allH + l2);
            double g = 0;
            double h = 0;
            double w = 0;
            (double Gain, int Threshold) best = (0, Values - 1);
            for (int value = 0; value < Values - 1; value++)
            {
                g += sums[3 * value];
                h += sums[(3 * value) + 1];
                w += sums[(3 * value) + 2];
                if (w < minWeight || allW - w < minWeight)
                {
                    continue;
                }
                double gain = (g * g / (h + l2)) + ((allG - g) * (allG - g) / (allH - h + l2)) - whole;
                if (gain > best.Gain + 1e-9)
                {
                    best = (gain, value);
                }
            }
            return best;
        }
    }
}
