using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ischaemia
{
    /// <summary>
    /// Tells a turn of the heart's electrical axis, as a change of posture or of conduction makes it, from ischaemia: the QRS complex changes within a few
    /// blocks, and the ST level with it. A block whose QRS complex is not of the current form says nothing of the ST level; three of them alike are a new form,
    /// and the ST level's step goes with it. The last four forms are known, each with its own ST level: one that comes back soon brings its level back.
    /// </summary>
    internal sealed class AxisWatch
    {
        private const int Forms = 4;
        private const int Spare = Forms;

        // Change of the QRS complex, per mille of its energy.
        private const int LeastTurnPermille = 9;
        private const int MostTurnPermille = 40;
        private const int TurnPerMean = 6;
        private const int UsualChangePermille = 5;
        private const int MostUnlikePermille = 20;
        private const int ChangeShift = 5;
        private const int MeanShift = 4;
        private const int LeastNew = 3;
        private const int LeastBack = 2;
        private const int StableBlocks = 5;

        // Two and a half minutes: for so long a form's ST level is trusted after it was left.
        private const int RecentBlocks = 20;

        // A turn moves the ST level by twice the change of the QRS complex at most (root of the mean squares); a change of the
        // QRS complex by a third of the ST deviation explains it.
        private const int MostStep = 2;
        private const int LeastExplained = 3;

        private readonly QrsForms _forms;
        private readonly short[] _offsetUv = new short[Forms];
        private readonly int[] _leftAt = new int[Forms];
        private readonly RunningMedian _usualSt = new RunningMedian(StableBlocks);
        private readonly RunningMedian _newSt = new RunningMedian(LeastNew);
        private readonly RunningMedian _square = new RunningMedian(LeastNew);
        private int _known;
        private int _current;
        private int _candidate;
        private int _backs;
        private int _block;
        private int _meanChange = UsualChangePermille << ChangeShift;
        private int _meanSquare;

        internal AxisWatch(BeatAverage average)
        {
            _forms = new QrsForms(average, Forms + 1);
        }

        /// <summary>True while the QRS complex is not of the current form.</summary>
        internal bool IsTurned { get; private set; }

        /// <summary>Change of the QRS complex at the last block, per mille of its energy.</summary>
        internal int ChangePermille { get; private set; }

        internal void Clear()
        {
            _known = 0;
            IsTurned = false;
            _usualSt.Clear();
            _newSt.Clear();
        }

        /// <summary>Takes the block's QRS complex. About 1.5 k IL, and 6 k where it is not of the current form.</summary>
        /// <param name="levelQuarters">Isoelectric level, quarters of a microvolt.</param>
        /// <param name="stUv">ST level, uV.</param>
        /// <param name="referenceUv">The wearer's own ST level with the current form, uV.</param>
        /// <returns>The step of the wearer's own ST level, uV, where the current form has changed; else 0.</returns>
        internal int Take(int levelQuarters, int stUv, int referenceUv)
        {
            _block++;
            _forms.LevelQuarters = levelQuarters;
            if (_known == 0)
            {
                _known = 1;
                _current = 0;
                _offsetUv[0] = 0;
                _forms.Seed(0);
            }
            ChangePermille = _forms.ChangePermille(_current);
            int turn = TurnPerMean * (_meanChange >> ChangeShift);
            turn = turn < LeastTurnPermille ? LeastTurnPermille : turn > MostTurnPermille ? MostTurnPermille : turn;
            IsTurned = ChangePermille > turn;
            _square.Add(_forms.MeanSquare);
            // Where nothing fits for long, the limit rises slowly.
            _meanChange += (IsTurned ? turn / (TurnPerMean / 2) : ChangePermille) - (_meanChange >> ChangeShift);
            if (!IsTurned)
            {
                _meanSquare += _forms.MeanSquare - (_meanSquare >> ChangeShift);
                _forms.Learn(_current, MeanShift);
                _usualSt.Add(stUv);
                _newSt.Clear();
                _backs = 0;
                return 0;
            }
            int known = Known(turn);
            _backs = known < 0 ? 0 : known == _candidate ? _backs + 1 : 1;
            _candidate = known;
            return _backs >= LeastBack ? TakeKnown(known, stUv, referenceUv) : TakeNew(stUv, turn);
        }

        /// <summary>True where the QRS complex has changed with the ST level: less than a turn, but more than ischaemia changes it.</summary>
        internal bool Explains(int deviationUv)
        {
            int usual = _meanSquare >> ChangeShift;
            int more = _square.Value - usual;
            return more > usual / 4 && deviationUv * deviationUv < LeastExplained * LeastExplained * QrsForms.SquareUv * more;
        }

        /// <summary>Takes the QRS complex as it is now for the usual one.</summary>
        internal void TakeAsUsual()
        {
            _forms.Seed(_current);
        }

        // The form that the block is of, best match first; -1 for none.
        private int Known(int turn)
        {
            int best = -1;
            int least = turn;
            for (int form = 0; form < _known; form++)
            {
                int change = form == _current ? int.MaxValue : _forms.ChangePermille(form);
                if (change <= least)
                {
                    least = change;
                    best = form;
                }
            }
            return best;
        }

        private int TakeKnown(int form, int stUv, int referenceUv)
        {
            int step = Step(stUv);
            int kept = _offsetUv[form] - _offsetUv[_current];
            bool isWorse = Size(stUv - referenceUv - kept) > Size(stUv - referenceUv - step);
            if (isWorse && _block - _leftAt[form] > RecentBlocks)
            {
                kept = step;
            }
            return TurnTo(form, kept, stUv);
        }

        private int TakeNew(int stUv, int turn)
        {
            int alike = _newSt.Count == 0 ? int.MaxValue : _forms.ChangePermille(Spare);
            if (alike > (turn > MostUnlikePermille ? MostUnlikePermille : turn))
            {
                _newSt.Clear();
                _forms.Seed(Spare);
            }
            _newSt.Add(stUv);
            if (_newSt.Count < LeastNew)
            {
                return 0;
            }
            int form = _known < Forms ? _known++ : Oldest();
            _forms.Seed(form);
            return TurnTo(form, Step(_newSt.Value), _newSt.Value);
        }

        private int TurnTo(int form, int stepUv, int stUv)
        {
            _offsetUv[form] = Short(_offsetUv[_current] + stepUv);
            _leftAt[_current] = _block;
            _current = form;
            _usualSt.Clear();
            _usualSt.Add(stUv);
            _newSt.Clear();
            _backs = 0;
            IsTurned = false;
            return stepUv;
        }

        private int Oldest()
        {
            int oldest = _current == 0 ? 1 : 0;
            for (int i = oldest + 1; i < Forms; i++)
            {
                if (i != _current && _leftAt[i] < _leftAt[oldest])
                {
                    oldest = i;
                }
            }
            return oldest;
        }

        // From the ST level before the turn to now; none where the turn is too small for it.
        private int Step(int stUv)
        {
            int step = stUv - _usualSt.Value;
            return step * step > MostStep * MostStep * QrsForms.SquareUv * _square.Value ? 0 : step;
        }

        private static int Size(int uv)
        {
            return uv < 0 ? -uv : uv;
        }

        private static short Short(int value)
        {
            return (short)(value > short.MaxValue ? short.MaxValue : value < -short.MaxValue ? -short.MaxValue : value);
        }
    }
}
