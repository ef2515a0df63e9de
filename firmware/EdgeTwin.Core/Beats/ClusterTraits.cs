namespace EdgeTwin.Core.Beats
{
    /// <summary>What the members of each morphology had in common, and which morphology is the wearer's usual one.</summary>
    public sealed class ClusterTraits
    {
        private const int Shift = 4;
        private const int ScoreMembers = 32;
        private const int LargestScore = 511;

        // Another morphology becomes the usual one when it has 1.2 times the members, is not premature and hardly wider, or 6 times the members.
        private const int LeastMembers = 6;
        private const int TimelyPercent = 87;
        private const int ClearlyMore = 6;

        private const int WidthRow = ShapeClusters.Most;
        private const int ScoreRow = 2 * ShapeClusters.Most;

        private readonly ShapeClusters _clusters;

        // Prematurity, width and score, a row of each: one array costs a board less than three.
        private readonly short[] _means = new short[3 * ShapeClusters.Most];

        /// <summary>Traits of <paramref name="clusters"/>.</summary>
        public ClusterTraits(ShapeClusters clusters)
        {
            _clusters = clusters;
        }

        /// <summary>Mean prematurity, per cent.</summary>
        public int PrematurityPercent(int cluster)
        {
            return _means[cluster] >> Shift;
        }

        /// <summary>Mean width, samples in 16ths.</summary>
        public int Width(int cluster)
        {
            return _means[WidthRow + cluster];
        }

        /// <summary>Mean V score of the members so far.</summary>
        public int Score(int cluster)
        {
            return _means[ScoreRow + cluster] >> Shift;
        }

        /// <summary>A beat joined the morphology <paramref name="cluster"/>, or began it.</summary>
        /// <returns>True where it is the usual one from now on, and was not before.</returns>
        public bool Join(int cluster, bool isNew, int prematurityPercent, int width)
        {
            if (isNew)
            {
                _means[cluster] = (short)(prematurityPercent << Shift);
                _means[WidthRow + cluster] = (short)(width << Shift);
                _means[ScoreRow + cluster] = 0;
            }
            else
            {
                _means[cluster] += (short)(((prematurityPercent << Shift) - _means[cluster]) >> Shift);
                _means[WidthRow + cluster] += (short)(((width << Shift) - _means[WidthRow + cluster]) >> Shift);
            }
            int usual = _clusters.Usual;
            if (cluster == usual || (usual != ShapeClusters.None && !Succeeds(cluster, usual)))
            {
                return false;
            }
            _clusters.Usual = cluster;
            return true;
        }

        /// <summary>A member was scored: the mean of all at first, then of about 32.</summary>
        public void Learn(int cluster, int score)
        {
            int members = _clusters.Members(cluster);
            if (members > ScoreMembers)
            {
                members = ScoreMembers;
            }
            score = score > LargestScore ? LargestScore : score < -LargestScore ? -LargestScore : score;
            _means[ScoreRow + cluster] += (short)(((score << Shift) - _means[ScoreRow + cluster]) / (members < 1 ? 1 : members));
        }

        private bool Succeeds(int cluster, int usual)
        {
            int more = _clusters.Weight(cluster);
            int less = _clusters.Weight(usual);
            if (more <= LeastMembers * ShapeClusters.Member)
            {
                return false;
            }
            bool isTimely = PrematurityPercent(cluster) > TimelyPercent && 16 * _means[WidthRow + cluster] < 19 * _means[WidthRow + usual];
            return more > ClearlyMore * less || (isTimely && 16 * more > 19 * less);
        }
    }
}
