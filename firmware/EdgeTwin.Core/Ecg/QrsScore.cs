using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ecg
{
    /// <summary>
    /// How likely a candidate is a QRS complex, in log odds: boosted trees over <see cref="QrsFeatures"/>, and the rules of
    /// <see cref="QrsRules"/> on top, which count for less the rougher the signal is. The trees are summed in parts, so that no sample
    /// pays for all, and only as far as the rest could matter.
    /// </summary>
    public sealed class QrsScore
    {
        // All in units of the trees' score. Chosen on mitdb's DS1, each record scored by trees that never saw it (leave one patient out).
        private const int RuleWeight = 24;
        private const int RuleWeightAlone = 256;
        private const int LowBeatWeight = 192;
        private const int Least = -10;
        private const int LeastOverdue = -200;

        // Between these mean roughnesses the rules' weight fades to nothing, and a handicap comes in its place: in muscle noise the rules know
        // less than the trees, and a missed beat is the worse error.
        private const int SmoothTo = 20;
        private const int RoughFrom = 45;
        private const int RoughHandicap = 40;

        // 13 trees are about 1.4 k IL. Where they leave a score as clear as this, the rest would hardly turn it; so for four of five candidates.
        private const int TreesAStep = 13;
        private const int Clear = 260;

        private readonly sbyte[] _trees;
        private readonly sbyte[] _features;
        private int _next;

        /// <summary>Scores by <paramref name="trees"/> (none: the rules alone decide) out of the values of <paramref name="features"/>.</summary>
        public QrsScore(sbyte[] trees, QrsFeatures features)
        {
            _trees = trees;
            _features = features.Values;
        }

        /// <summary>True from <see cref="Begin"/> until the last <see cref="Step"/>.</summary>
        public bool IsOpen { get; private set; }

        /// <summary>The score so far, in <see cref="TreeEnsemble.UnitsPerNat"/>.</summary>
        public int Value { get; private set; }

        /// <summary>True where the candidate is a beat.</summary>
        public bool IsBeat
        {
            get { return Value >= Least; }
        }

        /// <summary>True where the candidate is one if a beat turns out to be overdue.</summary>
        public bool MayBeMissed
        {
            get { return Value >= LeastOverdue; }
        }

        /// <summary>Starts on a candidate with what the rules say of it.</summary>
        public void Begin(bool isOverThreshold, bool isLowBeat, int meanRoughness)
        {
            int rough = meanRoughness - SmoothTo;
            rough = rough < 0 ? 0 : rough > RoughFrom - SmoothTo ? RoughFrom - SmoothTo : rough;
            int smooth = RoughFrom - SmoothTo - rough;
            int rule = TreeEnsemble.Trees(_trees) > 0 ? RuleWeight * smooth / (RoughFrom - SmoothTo) : RuleWeightAlone;
            int handicap = RoughHandicap * rough / (RoughFrom - SmoothTo) + (isLowBeat ? LowBeatWeight : 0);
            Value = (isOverThreshold || isLowBeat ? rule : -rule) + handicap;
            _next = 0;
            IsOpen = true;
        }

        /// <summary>Takes the next trees.</summary>
        /// <returns>True when the score stands.</returns>
        public bool Step()
        {
            int left = TreeEnsemble.Trees(_trees) - _next;
            int trees = left < TreesAStep ? left : TreesAStep;
            Value += TreeEnsemble.Score(_trees, _features, _next, trees);
            _next += trees;
            bool isClear = Value > Clear || Value < -Clear;
            IsOpen = left > trees && !isClear;
            return !IsOpen;
        }
    }
}
