using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ischaemia
{
    /// <summary>
    /// The wearer's own ST level: the median of the last 12 minutes, minute by minute. What deviates for long is kept out of it, for 16 minutes at
    /// most; a step that a turn of the axis brought is added to it.
    /// </summary>
    internal sealed class StReference
    {
        private const int FirstBlocks = 4;
        private const int Minutes = 12;
        private const int BlocksPerMinute = 7;
        private const int AwayUv = 88;
        private const int AwayCount = 4;
        private const int MostAway = 12;
        private const int FastBpm = 110;
        private const int MostPassedOver = 24;
        private const int MostStoppedBlocks = 120;

        private readonly RunningMedian _minutes = new RunningMedian(Minutes);
        private int _offsetUv;
        private int _sumUv;
        private int _inSum;
        private int _away;
        private int _stopped;
        private int _passedOver;

        /// <summary>True once there is one.</summary>
        internal bool IsKnown
        {
            get { return _minutes.Count >= FirstBlocks; }
        }

        /// <summary>The level, uV.</summary>
        internal int Uv
        {
            get { return _minutes.Value + _offsetUv; }
        }

        internal void Clear()
        {
            _minutes.Clear();
            _offsetUv = 0;
            _sumUv = 0;
            _inSum = 0;
            _away = 0;
            _stopped = 0;
            _passedOver = 0;
        }

        /// <summary>Takes the level of a block, and its heart rate.</summary>
        internal void Take(int stUv, int hrBpm)
        {
            if (!IsKnown)
            {
                // The T wave reaches into a fast heart's ST segment: the wearer's own level is learned at a calmer rate, unless there is none.
                if (hrBpm > FastBpm && _passedOver < MostPassedOver)
                {
                    _passedOver++;
                    return;
                }
                _minutes.Add(Clamp(stUv - _offsetUv));
                return;
            }
            int deviation = stUv - Uv;
            bool isAway = deviation >= AwayUv || deviation <= -AwayUv;
            _away = isAway ? _away + 1 : _away - 2;
            _away = _away < 0 ? 0 : _away > MostAway ? MostAway : _away;
            _stopped = _away >= AwayCount ? _stopped + 1 : 0;
            if (_away >= AwayCount)
            {
                return;
            }
            _sumUv += stUv - _offsetUv;
            if (++_inSum == BlocksPerMinute)
            {
                _minutes.Add(Clamp(_sumUv / BlocksPerMinute));
                _sumUv = 0;
                _inSum = 0;
            }
        }

        /// <summary>True where the level has been away for so long (16 minutes) that it is the wearer's own from now on.</summary>
        internal bool IsStale
        {
            get { return _stopped >= MostStoppedBlocks; }
        }

        /// <summary>Adds the step of a turned axis to all that is known.</summary>
        internal void Shift(int stepUv)
        {
            _offsetUv += stepUv;
            _away = 0;
            _stopped = 0;
        }

        private static int Clamp(int uv)
        {
            return uv > short.MaxValue ? short.MaxValue : uv < -short.MaxValue ? -short.MaxValue : uv;
        }
    }
}
