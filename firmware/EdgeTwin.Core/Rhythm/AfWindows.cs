namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// Irregularity of the RR intervals around one of them, which lies <see cref="LagBeats"/> behind the newest: over 63 intervals the share of
    /// pairs that differ (Petrenas 2015), the median distance to the nearest and the entropy, and over 127 the entropy again (Zhou 2015).
    /// At either end of a stretch of intervals the windows are cut short.
    /// </summary>
    public sealed class AfWindows
    {
        /// <summary>Intervals that the judged one lies behind the newest.</summary>
        public const int LagBeats = 63;

        private const int Half = 31;
        private const int PairsOfWindow = 28;

        private readonly RrSeries _series;
        private readonly RrEntropy _long;
        private readonly RrEntropy _short;
        private readonly byte[] _nearestCounts = new byte[RrSeries.NearestSteps];
        private int _pairs;
        private int _rrMs;
        private int _size;
        private int _nearestStep;
        private int _nearestBelow;

        /// <summary>Windows over <paramref name="series"/>.</summary>
        public AfWindows(RrSeries series)
        {
            _series = series;
            _long = new RrEntropy(series.Rates);
            _short = new RrEntropy(series.Rates);
        }

        /// <summary>Entropy of 127 intervals, per mille.</summary>
        public int LongEntropyPermille
        {
            get { return _long.Permille; }
        }

        /// <summary>Entropy of 63 intervals, per mille.</summary>
        public int ShortEntropyPermille
        {
            get { return _short.Permille; }
        }

        /// <summary>Share of pairs that differ over the mean interval in s, per mille.</summary>
        public int IrregularityPermille
        {
            get { return _rrMs < 1 ? 0 : (int)(1000000L * _pairs / (PairsOfWindow * _rrMs)); }
        }

        /// <summary>Mean interval of the 63, ms.</summary>
        public int MeanMs
        {
            get { return _size < 1 ? 0 : _rrMs / _size; }
        }

        /// <summary>Median distance to the nearest, per mille of the mean interval.</summary>
        public int NearestPermille
        {
            get { return _nearestStep * RrSeries.NearestStepPermille; }
        }

        /// <summary>Empties the windows, as the series was.</summary>
        public void Clear()
        {
            _long.Clear(0);
            _short.Clear(0);
            for (int i = 0; i < _nearestCounts.Length; i++)
            {
                _nearestCounts[i] = 0;
            }
            _pairs = 0;
            _rrMs = 0;
            _size = 0;
            _nearestStep = 0;
            _nearestBelow = 0;
        }

        /// <summary>First half of moving the long window to interval <paramref name="judged"/>: the oldest goes. About 1.8 k IL.</summary>
        public void LeaveLong(int judged)
        {
            if (judged - LagBeats > 0)
            {
                _long.Leave();
            }
        }

        /// <summary>Second half: the newest comes. About 1.8 k IL.</summary>
        public void EnterLong(int judged)
        {
            if (judged + LagBeats < _series.Count)
            {
                _long.Enter();
            }
        }

        /// <summary>Moves the short windows so that they are about interval <paramref name="judged"/>. About 1.5 k IL.</summary>
        public void MoveShort(int judged)
        {
            int oldest = judged - Half - 1;
            if (oldest >= 0)
            {
                _short.Leave();
                Count(oldest, -1);
            }
            int newest = judged + Half;
            if (newest >= 0 && newest < _series.Count)
            {
                _short.Enter();
                Count(newest, 1);
            }
            FindMedian();
        }

        private void Count(int index, int sign)
        {
            int at = index & RrSeries.Mask;
            _pairs += sign * _series.Pairs[at];
            _rrMs += sign * _series.RrMs[at];
            _size += sign;
            int step = _series.Nearest[at];
            _nearestCounts[step] = (byte)(_nearestCounts[step] + sign);
            if (step < _nearestStep)
            {
                _nearestBelow += sign;
            }
        }

        private void FindMedian()
        {
            // The step at which half of the distances are reached; it moves little from one interval to the next.
            int half = _size / 2;
            while (_nearestStep > 0 && _nearestBelow > half)
            {
                _nearestStep--;
                _nearestBelow -= _nearestCounts[_nearestStep];
            }
            while (_nearestStep < RrSeries.NearestSteps - 1 && _nearestBelow + _nearestCounts[_nearestStep] <= half)
            {
                _nearestBelow += _nearestCounts[_nearestStep];
                _nearestStep++;
            }
        }
    }
}
