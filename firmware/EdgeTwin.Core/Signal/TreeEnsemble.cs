namespace EdgeTwin.Core.Signal
{
    /// <summary>
    /// Boosted decision trees (Friedman 2001, Ann Statist 29:1189) out of a table of bytes: complete trees of one depth over features
    /// that are bytes too. About 20 IL a split.
    /// </summary>
    /// <remarks>
    /// A table holds the depth d, the number of trees, and for each tree its 2^d - 1 splits (feature, threshold) in heap order, then its
    /// 2^d leaves. A beat goes to the right child where its feature is over the threshold.
    /// </remarks>
    public static class TreeEnsemble
    {
        /// <summary>Scores are log odds in units of 1/64 nat: +64 is e times as likely as the training set's own proportion says.</summary>
        public const int UnitsPerNat = 64;

        /// <summary>Bytes before the first tree.</summary>
        public const int HeaderBytes = 2;

        // Splits of a tree of depth 2.
        private const int PairSplits = 3;

        /// <summary>Trees in <paramref name="table"/>.</summary>
        public static int Trees(sbyte[] table)
        {
            return table[1];
        }

        /// <summary>Sum of the leaves that <paramref name="features"/> reach in some of the trees, so that a long sum can be shared among samples.</summary>
        /// <param name="table">Trees as `edgetwin train` writes them.</param>
        /// <param name="features">One value a feature, in the unit that the table was trained with.</param>
        /// <param name="firstTree">First tree, 0..</param>
        /// <param name="trees">How many; there must be that many.</param>
        public static int Score(sbyte[] table, sbyte[] features, int firstTree, int trees)
        {
            int splits = (1 << table[0]) - 1;
            int size = 3 * splits + 1;
            int start = HeaderBytes + firstTree * size;
            int end = start + trees * size;
            return splits == PairSplits ? ScorePairs(table, features, start, end) : ScoreAny(table, features, start, end, splits);
        }

        // Depth 2 without a loop: half the IL.
        private static int ScorePairs(sbyte[] table, sbyte[] features, int start, int end)
        {
            int sum = 0;
            for (; start < end; start += 3 * PairSplits + 1)
            {
                int leaf;
                if (features[table[start]] > table[start + 1])
                {
                    leaf = features[table[start + 4]] > table[start + 5] ? start + 9 : start + 8;
                }
                else
                {
                    leaf = features[table[start + 2]] > table[start + 3] ? start + 7 : start + 6;
                }
                sum += table[leaf];
            }
            return sum;
        }

        private static int ScoreAny(sbyte[] table, sbyte[] features, int start, int end, int splits)
        {
            int sum = 0;
            for (; start < end; start += 3 * splits + 1)
            {
                int node = 0;
                while (node < splits)
                {
                    int split = start + 2 * node;
                    node += features[table[split]] > table[split + 1] ? node + 2 : node + 1;
                }
                // The leaves follow the splits: node counts on through them.
                sum += table[start + splits + node];
            }
            return sum;
        }
    }
}
