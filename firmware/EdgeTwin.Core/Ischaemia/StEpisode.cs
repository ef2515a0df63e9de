using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ischaemia
{
    /// <summary>
    /// An ST episode: 100 uV and more for 30 s and more away from the wearer's own level, from where the deviation passed 50 uV to where it comes
    /// back under it (the definition of the European ST-T database, Taddei 1992). Sees the deviation as a median of three blocks.
    /// </summary>
    internal sealed class StEpisode
    {
        /// <summary>What a block brought.</summary>
        internal enum Turn : byte
        {
            None,
            Begins,
            Ends,
        }

        private const int OnsetUv = 50;

        // A bit a block: 3 of the last 4 over the limit.
        private const int LastFour = 15;

        private int _deviation;
        private int _before;
        private int _median;
        private long _centre;
        private int _over;
        private int _under;
        private int _sign;
        private int _areaUvBlocks;

        /// <summary>True from the decision to the end.</summary>
        internal bool IsActive { get; private set; }

        /// <summary>1 for elevation, -1 for depression, 0 while the deviation is under 50 uV.</summary>
        internal int Sign
        {
            get { return _sign; }
        }

        /// <summary>The deviation now, uV.</summary>
        internal int Uv
        {
            get { return _median; }
        }

        /// <summary>Where the deviation passed 50 uV.</summary>
        internal long StartSample { get; private set; }

        /// <summary>Where it came back.</summary>
        internal long EndSample { get; private set; }

        /// <summary>The largest deviation, uV with its sign.</summary>
        internal int ExtremeUv { get; private set; }

        /// <summary>Where that was.</summary>
        internal long ExtremeSample { get; private set; }

        /// <summary>Deviation times time, uV s, without sign.</summary>
        internal int AreaUvS
        {
            get { return _areaUvBlocks * (StMonitor.HalfSamples / Limits.SampleRateHz); }
        }

        internal void Clear()
        {
            IsActive = false;
            _deviation = 0;
            _before = 0;
            _median = 0;
            _over = 0;
            _under = 0;
            _sign = 0;
        }

        /// <summary>Takes the deviation of the block around <paramref name="centre"/>; over <paramref name="limitUv"/> an episode begins.</summary>
        internal Turn Take(long centre, int deviationUv, int limitUv)
        {
            int last = _median;
            long lastCentre = _centre;
            int median = Median3.Of(_deviation, _before, deviationUv);
            // The median stands for the middle of the three.
            long middle = centre - StMonitor.HalfSamples;
            _before = _deviation;
            _deviation = deviationUv;
            _median = median;
            _centre = middle;
            _over = ((_over << 1) & LastFour) + (deviationUv >= limitUv ? 1 : 0);
            _under = ((_under << 1) & LastFour) + (deviationUv <= -limitUv ? 1 : 0);
            if (_sign != 0 && median * _sign < OnsetUv)
            {
                EndSample = Crossing(last * _sign, lastCentre, median * _sign, middle);
                _sign = 0;
                if (IsActive)
                {
                    IsActive = false;
                    return Turn.Ends;
                }
            }
            if (_sign == 0 && (median >= OnsetUv || median <= -OnsetUv))
            {
                _sign = median > 0 ? 1 : -1;
                StartSample = Crossing(last * _sign, lastCentre, median * _sign, middle);
                ExtremeUv = 0;
                _areaUvBlocks = 0;
            }
            if (_sign == 0)
            {
                return Turn.None;
            }
            _areaUvBlocks += median * _sign;
            if (median * _sign > ExtremeUv * _sign)
            {
                ExtremeUv = median;
                ExtremeSample = middle;
            }
            bool isBegun = !IsActive && IsThreeOfFour(_sign > 0 ? _over : _under);
            return isBegun ? Turn.Begins : Turn.None;
        }

        /// <summary>The episode is told.</summary>
        internal void Begin()
        {
            IsActive = true;
        }

        /// <summary>The reference moved by <paramref name="stepUv"/>.</summary>
        internal void Shift(int stepUv)
        {
            _deviation -= stepUv;
            _before -= stepUv;
            _over = 0;
            _under = 0;
        }

        private static bool IsThreeOfFour(int bits)
        {
            return bits == 7 || bits == 11 || bits == 13 || bits == 15;
        }

        private static long Crossing(int fromUv, long from, int toUv, long to)
        {
            int way = toUv - fromUv;
            if (way == 0 || to - from > 8 * StMonitor.HalfSamples)
            {
                return to;
            }
            long at = from + (to - from) * (OnsetUv - fromUv) / way;
            return at < from ? from : at > to ? to : at;
        }
    }
}
