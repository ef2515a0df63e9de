using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ecg
{
    /// <summary>
    /// Whether a candidate is a QRS complex: by the rules of <see cref="QrsRules"/> where the signal is smooth; where it is rough, by boosted trees over
    /// <see cref="QrsFeatures"/>, on which the rules count for less the rougher it is. The trees are summed in parts, so that no sample
    /// pays for all, and only as far as the rest could matter.
    /// </summary>
    public sealed class QrsScore
    {
        // All in units of the trees' score. Chosen on mitdb's DS1, each record scored by trees that never saw it (leave one patient out; the weights were tuned on those very scores).
        private const int RuleWeight = 24;
        private const int LowBeatWeight = 192;
        private const int Least = -10;
        private const int LeastOverdue = -200;

        // Up to here the rules decide alone, as in all but noisy signals they do as well as the trees; from there on they count for less and less,
        // and a handicap comes in their place: in muscle noise the rules know less than the trees, and a missed beat is the worse error.
        private const int SmoothTo = 20;
        private const int RoughFrom = 45;
        private const int RoughHandicap = 40;

        // Where a part of the trees leaves a score as clear as this, the rest would hardly turn it; so the first part for four of five candidates.
        private const int Clear = 260;

        private readonly TreeEnsemble _trees;
        private readonly sbyte[] _features;
        private int _next;
        private bool _isByRules;
        private bool _isBeatByRules;
        private bool _mayBeMissedByRules;

        /// <summary>Scores by <paramref name="trees"/> (none: the rules alone decide) out of the values of <paramref name="features"/>.</summary>
        public QrsScore(TreeEnsemble trees, QrsFeatures features)
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
            get { return _isByRules ? _isBeatByRules : Value >= Least; }
        }

        /// <summary>True where the candidate is one if a beat turns out to be overdue.</summary>
        public bool MayBeMissed
        {
            get { return _isByRules ? _mayBeMissedByRules : Value >= LeastOverdue; }
        }

        /// <summary>Starts on a candidate with what the rules say of it.</summary>
        /// <param name="rulesScore">How far it is over their threshold.</param>
        /// <param name="isLowBeat">True for a low beat that stands clear.</param>
        /// <param name="mayBeMissed">True where they would take it in a search back.</param>
        /// <param name="meanRoughness">How rough the signal is.</param>
        public void Begin(int rulesScore, bool isLowBeat, bool mayBeMissed, int meanRoughness)
        {
            _isBeatByRules = rulesScore >= 0 || isLowBeat;
            _mayBeMissedByRules = mayBeMissed;
            _isByRules = meanRoughness <= SmoothTo || _trees == null;
            IsOpen = true;
            if (_isByRules)
            {
                Value = rulesScore;
                return;
            }
            int rough = meanRoughness > RoughFrom ? RoughFrom - SmoothTo : meanRoughness - SmoothTo;
            int rule = RuleWeight * (RoughFrom - SmoothTo - rough) / (RoughFrom - SmoothTo);
            int handicap = RoughHandicap * rough / (RoughFrom - SmoothTo) + (isLowBeat ? LowBeatWeight : 0);
            Value = (_isBeatByRules ? rule : -rule) + handicap;
            _next = 0;
        }

        /// <summary>Takes the next part of the trees.</summary>
        /// <returns>True when the score stands.</returns>
        public bool Step()
        {
            if (_isByRules)
            {
                IsOpen = false;
                return true;
            }
            Value += _trees.Score(_features, _next);
            _next++;
            bool isClear = Value > Clear || Value < -Clear;
            IsOpen = _next != _trees.Parts && !isClear;
            return !IsOpen;
        }
    }
}
