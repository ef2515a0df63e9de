using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Fusion
{
    /// <summary>The last 16 pulses in light that nothing but pulses moved: what they say about a run of ventricular beats, and how irregular they are. Sample numbers are the low 32 bits.</summary>
    public sealed class PulseRhythm
    {
        private const int Length = 16;
        private const int Mask = Length - 1;
        private const int LeastSamples = BeatPulses.ShortestMs / Limits.MsPerSample;
        private const int MostSamples = BeatPulses.LongestMs / Limits.MsPerSample;

        // A pulse keeps an interval where it is within 15 % of it.
        private const int TolerancePercent = 15;
        private const int TightPercent = 7;

        // A pulse is told within this of its foot.
        private const int ToldSamples = 1800 / Limits.MsPerSample;
        private const int PriorCount = 5;
        private const int LeastPrior = 3;
        private const int Convincing = 2;
        private const int LongestJoinSamples = 2 * Limits.SampleRateHz;

        // An interval is another one than that before where they differ by 8 %.
        private const int OtherPercent = 8;
        private const int LeastIntervals = 10;

        private readonly int[] _feet = new int[Length];
        private readonly int[] _scratch = new int[PriorCount];
        private int _count;
        private int _goodBits;

        /// <summary>Takes a pulse's foot.</summary>
        /// <param name="foot">Sample.</param>
        /// <param name="isGood">True for a good one.</param>
        public void Add(int foot, bool isGood)
        {
            _feet[_count & Mask] = foot;
            _goodBits = (_goodBits << 1) | (isGood ? 1 : 0);
            _count++;
            if (_count == 2 * Length)
            {
                _count = Length;
            }
        }

        /// <summary>Pulses that come cannot be joined to those that were.</summary>
        public void Clear()
        {
            _count = 0;
        }

        /// <summary>From the last pulse but one to the last, ms; 0 where there are not two.</summary>
        public int LastIntervalMs
        {
            get { return _count < 2 ? 0 : (Foot(0) - Foot(1)) * Limits.MsPerSample; }
        }

        /// <summary>Good pulses since <paramref name="sample"/>, up to 16.</summary>
        public int GoodSince(int sample)
        {
            int held = Held;
            int good = 0;
            for (int i = 0; i < held && Foot(i) - sample > 0; i++)
            {
                good += (_goodBits >> i) & 1;
            }
            return good;
        }

        /// <summary>What pulses say about a run of ventricular beats.</summary>
        /// <param name="startSample">R peak of its first beat.</param>
        /// <param name="endSample">R peak of its last beat so far.</param>
        /// <param name="runMs">Its mean interval, ms.</param>
        /// <param name="freshSample">Where no pulse is newer than this, there is nothing to go by.</param>
        /// <param name="now">Newest sample.</param>
        public PulseVerdict JudgeRun(int startSample, int endSample, int runMs, int freshSample, int now)
        {
            int inside = 0;
            int held = Held;
            if (held == 0 || Foot(0) - freshSample < 0)
            {
                return PulseVerdict.Unknown;
            }
            while (inside < held && Foot(inside) - startSample > LeastSamples)
            {
                inside++;
            }
            int priorMs = PriorMs(inside);
            if (priorMs == 0)
            {
                return PulseVerdict.Unknown;
            }
            // Where the run is as fast as the pulse was, only a pulse that does not even shift speaks against it: a run begins early.
            bool isAlike = Keeps(runMs, priorMs, TolerancePercent);
            int tolerance = isAlike ? TightPercent : TolerancePercent;
            int kept = 0;
            int left = 0;
            for (int i = inside - 1; i >= 0; i--)
            {
                if (Foot(i) - endSample > MostSamples || i + 1 >= held)
                {
                    continue;
                }
                int intervalMs = (Foot(i) - Foot(i + 1)) * Limits.MsPerSample;
                if (Keeps(intervalMs, priorMs, tolerance))
                {
                    kept++;
                }
                else
                {
                    left++;
                }
            }
            if (isAlike)
            {
                return kept > Convincing && left == 0 ? PulseVerdict.Refuted : left > 0 ? PulseVerdict.Unknown : PulseVerdict.Wait;
            }
            if (kept >= Convincing && kept > 2 * left)
            {
                return PulseVerdict.Refuted;
            }
            bool isGone = now - Foot(0) > 2 * priorMs / Limits.MsPerSample + ToldSamples;
            return left >= Convincing || isGone ? PulseVerdict.Confirmed : PulseVerdict.Wait;
        }

        /// <summary>Share of the last intervals that differ from the one before by 8 % and more, per cent: high in atrial fibrillation. -1 while too few are known.</summary>
        public int IrregularPercent
        {
            get
            {
                int held = Held;
                int pairs = 0;
                int others = 0;
                int before = 0;
                for (int i = 0; i + 1 < held; i++)
                {
                    int interval = Foot(i) - Foot(i + 1);
                    bool isJoined = interval <= LongestJoinSamples;
                    if (isJoined && before > 0)
                    {
                        int away = interval > before ? interval - before : before - interval;
                        pairs++;
                        others += away * 100 > before * OtherPercent ? 1 : 0;
                    }
                    before = isJoined ? interval : 0;
                }
                return pairs < LeastIntervals ? -1 : others * 100 / pairs;
            }
        }

        /// <summary>Adds that share, where it is known, to an event on the rhythm.</summary>
        public void AddTo(TwinEvent told)
        {
            int percent = IrregularPercent;
            if (percent >= 0)
            {
                told.Add(EvidenceField.PulseIrregularPercent, percent);
            }
        }

        private int Held
        {
            get { return _count < Length ? _count : Length; }
        }

        private int Foot(int back)
        {
            return _feet[(_count - 1 - back) & Mask];
        }

        // The middle of the last five intervals before the newest <skip> pulses; 0 where there are not three, or they do not agree.
        private int PriorMs(int skip)
        {
            int held = Held;
            int count = 0;
            for (int i = skip; i + 1 < held && count < PriorCount; i++)
            {
                int ms = (Foot(i) - Foot(i + 1)) * Limits.MsPerSample;
                int at = count;
                for (; at > 0 && _scratch[at - 1] > ms; at--)
                {
                    _scratch[at] = _scratch[at - 1];
                }
                _scratch[at] = ms;
                count++;
            }
            if (count < LeastPrior)
            {
                return 0;
            }
            int middle = _scratch[count / 2];
            bool isEven = Keeps(_scratch[count / 2 - 1], middle, TolerancePercent) && Keeps(_scratch[count / 2 + 1 < count ? count / 2 + 1 : count / 2], middle, TolerancePercent);
            return isEven ? middle : 0;
        }

        private static bool Keeps(int ms, int priorMs, int percent)
        {
            int away = ms > priorMs ? ms - priorMs : priorMs - ms;
            return away * 100 <= priorMs * percent;
        }
    }
}
