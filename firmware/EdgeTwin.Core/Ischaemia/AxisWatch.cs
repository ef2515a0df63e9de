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
        private enum Comparing : byte
        {
            Nothing,
            Current,
            Others,
            Spare,
        }

        private const int Forms = 4;
        private const int Spare = Forms;
        private const int None = -1;

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
        private int _turn;
        private Comparing _comparing;
        private int _form;
        private int _best;
        private int _least;
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

        /// <summary>True while <see cref="Step"/> has something to compare.</summary>
        internal bool IsComparing
        {
            get { return _comparing != Comparing.Nothing; }
        }

        internal void Clear()
        {
            _known = 0;
            IsTurned = false;
            _usualSt.Clear();
            _newSt.Clear();
        }

        /// <summary>Takes the block's QRS complex, with which <see cref="Step"/> then goes on.</summary>
        /// <param name="levelQuarters">Isoelectric level, quarters of a microvolt.</param>
        internal void Take(int levelQuarters)
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
            _comparing = Comparing.Current;
            _forms.Begin(_current);
        }

        /// <summary>Compares the block with the current form, and where it is not of that with the others. At most 1.5 k IL a step, four steps a form.</summary>
        /// <param name="stUv">ST level, uV.</param>
        /// <param name="referenceUv">The wearer's own ST level with the current form, uV.</param>
        /// <returns>The step of the wearer's own ST level, uV, where the current form has changed; else 0.</returns>
        internal int Step(int stUv, int referenceUv)
        {
            if (!_forms.Step())
            {
                return 0;
            }
            switch (_comparing)
            {
                case Comparing.Current:
                    return TakeCurrent(stUv, referenceUv);
                case Comparing.Others:
                    return TakeOther(stUv, referenceUv);
                default:
                    return TakeNew(stUv, _forms.ChangePermille);
            }
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

        private int TakeCurrent(int stUv, int referenceUv)
        {
            ChangePermille = _forms.ChangePermille;
            int turn = TurnPerMean * (_meanChange >> ChangeShift);
            _turn = turn < LeastTurnPermille ? LeastTurnPermille : turn > MostTurnPermille ? MostTurnPermille : turn;
            IsTurned = ChangePermille > _turn;
            _square.Add(_forms.MeanSquare);
            // Where nothing fits for long, the limit rises slowly.
            _meanChange += (IsTurned ? _turn / (TurnPerMean / 2) : ChangePermille) - (_meanChange >> ChangeShift);
            if (IsTurned)
            {
                _best = None;
                _least = _turn;
                return Compare(0, stUv, referenceUv);
            }
            _comparing = Comparing.Nothing;
            _meanSquare += _forms.MeanSquare - (_meanSquare >> ChangeShift);
            _forms.Learn(_current, MeanShift);
            _usualSt.Add(stUv);
            _newSt.Clear();
            _backs = 0;
            return 0;
        }

        private int TakeOther(int stUv, int referenceUv)
        {
            if (_forms.ChangePermille <= _least)
            {
                _least = _forms.ChangePermille;
                _best = _form;
            }
            return Compare(_form + 1, stUv, referenceUv);
        }

        // With the form from that number on that is not the current one; or decides, when there is none left.
        private int Compare(int form, int stUv, int referenceUv)
        {
            form += form == _current ? 1 : 0;
            _form = form;
            if (form < _known)
            {
                _comparing = Comparing.Others;
                _forms.Begin(form);
                return 0;
            }
            _backs = _best == None ? 0 : _best == _candidate ? _backs + 1 : 1;
            _candidate = _best;
            if (_backs >= LeastBack)
            {
                return TakeKnown(_best, stUv, referenceUv);
            }
            if (_newSt.Count == 0)
            {
                return TakeNew(stUv, int.MaxValue);
            }
            _comparing = Comparing.Spare;
            _forms.Begin(Spare);
            return 0;
        }

        private int TakeKnown(int form, int stUv, int referenceUv)
        {
            int step = StepUv(stUv);
            int kept = _offsetUv[form] - _offsetUv[_current];
            bool isWorse = Size(stUv - referenceUv - kept) > Size(stUv - referenceUv - step);
            if (isWorse && _block - _leftAt[form] > RecentBlocks)
            {
                kept = step;
            }
            _comparing = Comparing.Nothing;
            return TurnTo(form, kept, stUv);
        }

        private int TakeNew(int stUv, int changePermille)
        {
            _comparing = Comparing.Nothing;
            if (changePermille > (_turn > MostUnlikePermille ? MostUnlikePermille : _turn))
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
            return TurnTo(form, StepUv(_newSt.Value), _newSt.Value);
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
        private int StepUv(int stUv)
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
