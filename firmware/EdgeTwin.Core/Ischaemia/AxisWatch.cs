using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ischaemia
{
    /// <summary>
    /// Tells a turn of the heart's electrical axis, as a change of posture makes it, from ischaemia: the QRS complex changes within a few blocks, and
    /// the ST level with it. Looks at R - 60 to R + 24 ms, which ends before the J point, so that an ST change alone is never taken for one.
    /// A block whose QRS complex is not the usual one says nothing of the ST level; three of them alike are the new usual one.
    /// </summary>
    internal sealed class AxisWatch
    {
        // Places of the mean beat, every second sample.
        private const int First = BeatAverage.Before - 15;
        private const int Points = 11;
        private const int MostShift = 3;

        // Change of the QRS complex, per mille of its energy.
        private const int LeastTurnPermille = 9;
        private const int MostTurnPermille = 40;
        private const int TurnPerMean = 6;
        private const int ChangeShift = 5;
        private const int MeanShift = 4;
        private const int FractionBits = 4;
        private const int LeastNew = 3;
        private const int LeastBack = 2;
        private const int MostUnlikePermille = 20;
        private const int StableBlocks = 5;
        private const int MovingUv = 20;

        private readonly BeatAverage _average;
        private readonly int[] _usual = new int[Points];
        private readonly short[] _new = new short[Points];
        private readonly short[] _last = new short[StableBlocks];
        private readonly short[] _now = new short[Points];
        private readonly RunningMedian _usualSt = new RunningMedian(StableBlocks);
        private readonly RunningMedian _newSt = new RunningMedian(LeastNew);
        private readonly short[] _other = new short[Points];
        private bool _isKnown;
        private bool _hasOther;
        private int _otherStep;
        private int _backs;
        private int _meanChange = 5 << ChangeShift;

        internal AxisWatch(BeatAverage average)
        {
            _average = average;
        }

        /// <summary>True while the QRS complex is not the usual one.</summary>
        internal bool IsTurned { get; private set; }

        /// <summary>Change of the QRS complex at the last block, per mille of its energy.</summary>
        internal int ChangePermille { get; private set; }

        internal void Clear()
        {
            _isKnown = false;
            _hasOther = false;
            IsTurned = false;
            _usualSt.Clear();
            _newSt.Clear();
        }

        /// <summary>Takes the block's QRS complex and its ST level, uV. About 800 IL.</summary>
        /// <returns>The step of the ST level, uV, where a new QRS complex has become the usual one; else 0.</returns>
        internal int Take(int levelQuarters, int stUv)
        {
            ChangePermille = 0;
            int shift = 0;
            if (_isKnown)
            {
                // The R peak is found a little earlier or later where the ST segment moves: the best match counts.
                ChangePermille = int.MaxValue;
                for (int tried = -MostShift; tried <= MostShift; tried++)
                {
                    Copy(levelQuarters, tried);
                    int change = Change(null);
                    if (change < ChangePermille)
                    {
                        ChangePermille = change;
                        shift = tried;
                    }
                }
            }
            Copy(levelQuarters, shift);
            int turn = TurnPerMean * (_meanChange >> ChangeShift);
            turn = turn < LeastTurnPermille ? LeastTurnPermille : turn > MostTurnPermille ? MostTurnPermille : turn;
            IsTurned = ChangePermille > turn;
            // Where nothing fits for long, the limit rises slowly.
            _meanChange += (IsTurned ? turn / (TurnPerMean / 2) : ChangePermille) - (_meanChange >> ChangeShift);
            if (!IsTurned)
            {
                Learn(_isKnown ? MeanShift : 0);
                Remember(stUv);
                _newSt.Clear();
                _backs = 0;
                return 0;
            }
            _backs = _hasOther && Change(_other) <= turn ? _backs + 1 : 0;
            if (_backs >= LeastBack)
            {
                return Return(stUv);
            }
            if (_newSt.Count == 0 || Change(_new) > (turn > MostUnlikePermille ? MostUnlikePermille : turn))
            {
                _newSt.Clear();
                for (int i = 0; i < Points; i++)
                {
                    _new[i] = _now[i];
                }
            }
            _newSt.Add(stUv);
            if (_newSt.Count < LeastNew)
            {
                return 0;
            }
            int step = IsMoving ? 0 : _newSt.Value - _usualSt.Value;
            KeepUsual(step);
            Learn(0);
            _usualSt.Clear();
            Remember(_newSt.Value);
            _newSt.Clear();
            IsTurned = false;
            return step;
        }

        // Back to the QRS complex before this one, as with a change of posture or of conduction that comes and goes: the step is the same, back.
        private int Return(int stUv)
        {
            int step = -_otherStep;
            KeepUsual(step);
            Learn(0);
            _usualSt.Clear();
            Remember(stUv);
            _newSt.Clear();
            _backs = 0;
            IsTurned = false;
            return step;
        }

        private void KeepUsual(int step)
        {
            for (int i = 0; i < Points; i++)
            {
                _other[i] = Short(_usual[i] >> FractionBits);
            }
            _hasOther = true;
            _otherStep = step;
        }

        // The ST level was on its way before the turn: the way on is no part of the turn's step. The newest two blocks may hold a part of the step.
        private bool IsMoving
        {
            get
            {
                int way = _usualSt.Count >= StableBlocks ? _last[2] - _last[StableBlocks - 1] : 0;
                return way > MovingUv || way < -MovingUv;
            }
        }

        private void Remember(int stUv)
        {
            for (int i = StableBlocks - 1; i > 0; i--)
            {
                _last[i] = _last[i - 1];
            }
            _last[0] = Short(stUv);
            _usualSt.Add(stUv);
        }

        private void Copy(int levelQuarters, int shift)
        {
            int[] mean = _average.Mean;
            for (int i = 0; i < Points; i++)
            {
                _now[i] = Short((mean[First + shift + 2 * i] - levelQuarters) / BeatAverage.PerMicrovolt);
            }
        }

        private void Learn(int shift)
        {
            int[] usual = _usual;
            short[] now = _now;
            for (int i = 0; i < Points; i++)
            {
                usual[i] += ((now[i] << FractionBits) - usual[i]) >> shift;
            }
            _isKnown = true;
        }

        private int Change(short[] to)
        {
            short[] now = _now;
            int differing = 0;
            int energy = 0;
            for (int i = 0; i < Points; i++)
            {
                // Parts of 4 uV, so that the squares of the largest complex stay within an int.
                int a = now[i] / 4;
                int b = (to == null ? _usual[i] >> FractionBits : to[i]) / 4;
                differing += (a - b) * (a - b);
                energy += a * a + b * b;
            }
            return energy > 100 ? (int)(2000L * differing / energy) : 0;
        }

        private static short Short(int value)
        {
            return (short)(value > 16000 ? 16000 : value < -16000 ? -16000 : value);
        }
    }
}
