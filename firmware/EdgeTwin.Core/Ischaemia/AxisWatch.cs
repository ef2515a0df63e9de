namespace EdgeTwin.Core.Ischaemia
{
    /// <summary>
    /// Tells a turn of the heart's electrical axis, as a change of posture makes it, from ischaemia: the QRS complex changes within a few blocks, and
    /// the ST level with it. Looks at R - 60 to R + 24 ms, which ends before the J point, so that an ST change alone is never taken for one.
    /// </summary>
    internal sealed class AxisWatch
    {
        // Places of the mean beat, every second sample.
        private const int First = BeatAverage.Before - 15;
        private const int Points = 11;

        // The newest three blocks against those 6 to 10 back, about a minute before.
        private const int Blocks = 11;
        private const int OldAt = 6;
        private const int TurnPercent = 6;
        private const int DeadBlocks = 8;

        private readonly BeatAverage _average;
        private readonly short[] _qrs = new short[Blocks * Points];
        private readonly short[] _st = new short[Blocks];
        private readonly short[] _few = new short[5];
        private int _newest;
        private int _count;
        private int _dead;
        private int _point;
        private int _differing;
        private int _energy;

        internal AxisWatch(BeatAverage average)
        {
            _average = average;
        }

        /// <summary>Change of the QRS complex at the last look, per cent of its energy.</summary>
        internal int TurnedPercent { get; private set; }

        internal void Clear()
        {
            _count = 0;
            _dead = 0;
        }

        /// <summary>Takes the block's QRS complex and its ST level, uV. About 400 IL.</summary>
        internal void Take(int levelQuarters, int stUv)
        {
            _newest = _newest + 1 < Blocks ? _newest + 1 : 0;
            if (_count < Blocks)
            {
                _count++;
            }
            int[] mean = _average.Mean;
            for (int i = 0; i < Points; i++)
            {
                _qrs[_newest * Points + i] = Short((mean[First + 2 * i] - levelQuarters) / BeatAverage.PerMicrovolt);
            }
            _st[_newest] = Short(stUv);
            _point = _count == Blocks && _dead == 0 ? 0 : Points;
            _differing = 0;
            _energy = 0;
            if (_dead > 0)
            {
                _dead--;
            }
        }

        /// <summary>Compares some of the points. About 1.5 k IL.</summary>
        /// <returns>True when all are compared.</returns>
        internal bool Compare()
        {
            int end = _point + 4 < Points ? _point + 4 : Points;
            for (; _point < end; _point++)
            {
                // Parts of 8 uV, so that the squares of the largest complex stay within an int.
                int now = Median(_qrs, _point, Points, 0, 3) / 8;
                int old = Median(_qrs, _point, Points, OldAt, 5) / 8;
                _differing += (now - old) * (now - old);
                _energy += now * now + old * old;
            }
            return _point >= Points;
        }

        /// <summary>The step of the ST level that came with a turn, uV; 0 where the axis did not turn.</summary>
        internal int StepUv()
        {
            TurnedPercent = _energy > 100 ? _differing / (_energy / 200 + 1) : 0;
            if (TurnedPercent <= TurnPercent)
            {
                return 0;
            }
            _dead = DeadBlocks;
            return Median(_st, 0, 1, 0, 3) - Median(_st, 0, 1, OldAt, 5);
        }

        // Median over `of` blocks, the newest of which is `back` blocks old; 3 or 5 of them.
        private int Median(short[] from, int offset, int stride, int back, int of)
        {
            short[] few = _few;
            for (int k = 0; k < of; k++)
            {
                int block = _newest - back - k;
                block = block < 0 ? block + Blocks : block;
                short value = from[block * stride + offset];
                int i = k;
                for (; i > 0 && few[i - 1] > value; i--)
                {
                    few[i] = few[i - 1];
                }
                few[i] = value;
            }
            return few[of / 2];
        }

        private static short Short(int value)
        {
            return (short)(value > short.MaxValue ? short.MaxValue : value < -short.MaxValue ? -short.MaxValue : value);
        }
    }
}
