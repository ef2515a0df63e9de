namespace EdgeTwin.Core.Events
{
    /// <summary>
    /// A limit on repeats (IEC 60601-1-8 asks for few alarms that mean something): some at once, then one more each ten minutes. What is held back
    /// is counted, and the next that is told carries the count.
    /// </summary>
    public sealed class RepeatLimit
    {
        private const int SamplesPerOne = 600 * Limits.SampleRateHz;

        private readonly int _most;
        private int _left;
        private long _since;

        /// <summary>A limit that lets <paramref name="most"/> through at once.</summary>
        public RepeatLimit(int most)
        {
            _most = most;
            _left = most;
        }

        /// <summary>How many were held back since the last that was let through.</summary>
        public int HeldBack { get; private set; }

        /// <summary>Asks for one more at sample <paramref name="now"/>; a refusal counts as held back.</summary>
        public bool Allows(long now)
        {
            if (TryTake(now))
            {
                return true;
            }
            HeldBack++;
            return false;
        }

        /// <summary>Asks again for one that was held back: by now it has become long enough to be told whatever the limit, or there may be room.</summary>
        public bool AllowsLate(long now, bool isLong)
        {
            if (!TryTake(now) && !isLong)
            {
                return false;
            }
            HeldBack--;
            return true;
        }

        /// <summary>Adds the count, where there is one, to an event that is told, and starts it anew.</summary>
        public void AddTo(TwinEvent told)
        {
            if (HeldBack > 0)
            {
                told.Add(EvidenceField.HeldBack, HeldBack);
                HeldBack = 0;
            }
        }

        private bool TryTake(long now)
        {
            if (_left == _most)
            {
                _since = now;
            }
            while (_left < _most && now - _since >= SamplesPerOne)
            {
                _left++;
                _since += SamplesPerOne;
            }
            if (_left == 0)
            {
                return false;
            }
            _left--;
            return true;
        }
    }
}
