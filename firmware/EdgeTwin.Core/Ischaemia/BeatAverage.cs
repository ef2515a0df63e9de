using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ischaemia
{
    /// <summary>
    /// The mean of the wearer's usual beats over 16 s, anew every 8 s: what was summed in the half before and in this one. Averaging takes out
    /// noise and wander, so that a level of 50 uV can be told in a signal with more of both.
    /// </summary>
    internal sealed class BeatAverage
    {
        /// <summary>The mean beat begins this many samples before the R peak (120 ms).</summary>
        internal const int Before = 30;

        /// <summary>Its points, one a sample: up to 212 ms after the R peak.</summary>
        internal const int Points = 84;

        /// <summary>The mean is in this part of a microvolt.</summary>
        internal const int PerMicrovolt = 4;

        private const int LeastBeats = 4;
        private const int LeastPercent = 60;

        private readonly EcgHistory _ecg;
        private readonly int[] _sum = new int[Points];
        private readonly int[] _sumBefore = new int[Points];
        private int _good;
        private int _goodBefore;
        private int _all;
        private int _allBefore;
        private int _intervals;
        private int _intervalsBefore;
        private int _rrMs;
        private int _rrMsBefore;

        internal BeatAverage(EcgHistory ecg)
        {
            _ecg = ecg;
        }

        /// <summary>The mean beat, in quarters of a microvolt, from a <see cref="Close"/> that said so to the next <see cref="Shift"/>: it stands where the half before was.</summary>
        internal int[] Mean
        {
            get { return _sumBefore; }
        }

        /// <summary>Heart rate over the two halves, beats a minute; 0 where no interval was clear.</summary>
        internal int HrBpm { get; private set; }

        /// <summary>Forgets both halves.</summary>
        internal void Clear()
        {
            ClearHalf();
            _goodBefore = 0;
            _allBefore = 0;
            _intervalsBefore = 0;
            _rrMsBefore = 0;
            for (int i = 0; i < Points; i++)
            {
                _sumBefore[i] = 0;
            }
        }

        /// <summary>Counts a beat that is there, of whatever kind.</summary>
        internal void Count(int rrMs)
        {
            _all++;
            if (rrMs > 0)
            {
                _rrMs += rrMs;
                _intervals++;
            }
        }

        /// <summary>Adds the beat whose R peak is at <paramref name="sample"/>. About 1.2 k IL.</summary>
        internal void Add(long sample)
        {
            short[] ring = _ecg.Ring;
            int[] sum = _sum;
            int at = (int)(sample - Before);
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += ring[(at + i) & (EcgHistory.Length - 1)];
            }
            _good++;
        }

        /// <summary>Closes the half. About 1.5 k IL.</summary>
        /// <returns>True where enough beats, and enough of all beats, are in the mean.</returns>
        internal bool Close()
        {
            int good = _good + _goodBefore;
            int all = _all + _allBefore;
            int intervals = _intervals + _intervalsBefore;
            int rrMs = _rrMs + _rrMsBefore;
            HrBpm = rrMs > 0 ? 60000 * intervals / rrMs : 0;
            bool isEnough = good >= LeastBeats && 100 * good >= LeastPercent * all;
            if (isEnough)
            {
                int[] mean = _sumBefore;
                int[] sum = _sum;
                for (int i = 0; i < mean.Length; i++)
                {
                    mean[i] = (sum[i] + mean[i]) * PerMicrovolt / good;
                }
            }
            return isEnough;
        }

        /// <summary>Makes this half the one before. About 1.2 k IL.</summary>
        internal void Shift()
        {
            int[] sum = _sum;
            int[] before = _sumBefore;
            for (int i = 0; i < sum.Length; i++)
            {
                before[i] = sum[i];
                sum[i] = 0;
            }
            _goodBefore = _good;
            _allBefore = _all;
            _intervalsBefore = _intervals;
            _rrMsBefore = _rrMs;
            _good = 0;
            _all = 0;
            _intervals = 0;
            _rrMs = 0;
        }

        private void ClearHalf()
        {
            for (int i = 0; i < Points; i++)
            {
                _sum[i] = 0;
            }
            _good = 0;
            _all = 0;
            _intervals = 0;
            _rrMs = 0;
        }
    }
}
