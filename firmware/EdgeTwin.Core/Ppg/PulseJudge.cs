using EdgeTwin.Core.Rhythm;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ppg
{
    /// <summary>
    /// Judges pulses and the wave: a good pulse has half to twice the usual height, an interval of 0.7 to 1.4 of the usual, a wave that repeats itself, and is the third such in a row.
    /// </summary>
    public sealed class PulseJudge
    {
        /// <summary>A pulse is a good one from this quality on, %.</summary>
        public const int GoodPercent = 50;

        /// <summary>A longer interval is none: pulses were missed, ms.</summary>
        public const int MostIbiMs = 2500;

        /// <summary>Least perfusion that a saturation is told of, 0.01 %.</summary>
        public const int LeastPerfusion = 10;

        private const int MsPerMinute = 60000;
        private const int GoodInRow = 3;
        private const int LeastLikeness = 35;

        // Seconds without a pulse after which pulses are absent, and how long a good one says that they are there.
        private const int AbsentS = 3;
        private const int PresentS = 4;
        private const int MotionLikeness = 50;

        private readonly RunningMedian _ibiMs = new RunningMedian(7);
        private int _inRow;
        private int _lastIbiMs;
        private int _variability16;
        private int _quality16;
        private int _perfusion4;
        private int _sinceGoodS;
        private int _sincePulseS;
        private int _goodInRow;
        private int _usualAc;

        /// <summary>Pulse rate, the median of the last good intervals, beats a minute; 0 while it is not known.</summary>
        public int RateBpm { get; private set; }

        /// <summary>Mean change from one good interval to the next, ms.</summary>
        public int VariabilityMs
        {
            get { return _variability16 >> 4; }
        }

        /// <summary>Quality of the wave, 0..100 %.</summary>
        public int QualityPercent
        {
            get { return (Reasons & (PpgReasons.NoContact | PpgReasons.Clipped)) != 0 ? 0 : _quality16 >> 4; }
        }

        /// <summary>A sum of <see cref="PpgReasons"/>.</summary>
        public int Reasons { get; private set; }

        /// <summary>Perfusion index, 0.01 %.</summary>
        public int PerfusionPermyriad
        {
            get { return _perfusion4 >> 2; }
        }

        /// <summary>Whether pulses come.</summary>
        public PulseState State { get; private set; }

        /// <summary>Forgets all but the reasons.</summary>
        public void Restart()
        {
            _ibiMs.Clear();
            _inRow = 0;
            _lastIbiMs = 0;
            _variability16 = 0;
            _quality16 = 0;
            _perfusion4 = 0;
            _sinceGoodS = PresentS;
            _sincePulseS = 0;
            _goodInRow = 0;
            _usualAc = 0;
            RateBpm = 0;
            State = PulseState.Unknown;
        }

        /// <summary>Judges a pulse.</summary>
        /// <param name="ibiMs">Interval before it; 0 for none.</param>
        /// <param name="height">Its smoothed height.</param>
        /// <param name="usual">The usual one; 0 for none yet.</param>
        /// <param name="likeness">How alike pulses are a period apart, %.</param>
        /// <param name="counts">Its height in the infrared light, ADC counts.</param>
        /// <param name="levelCounts">Level of that light.</param>
        /// <returns>Its quality, 0..100 %.</returns>
        public int OnPulse(int ibiMs, int height, int usual, int likeness, int counts, int levelCounts)
        {
            _sincePulseS = 0;
            bool isHigh = usual == 0 || (height >= usual / 2 && height / 2 <= usual);
            int usualMs = _ibiMs.Value;
            bool isInTime = ibiMs > 0 && (usualMs == 0 || (ibiMs * 10 >= usualMs * 7 && ibiMs * 10 <= usualMs * 14));
            if (isHigh && ibiMs > 0)
            {
                TakeInterval(ibiMs, isInTime);
            }
            bool isGood = isHigh && isInTime && likeness >= LeastLikeness;
            _inRow = isGood ? _inRow + 1 : 0;
            int quality = likeness < 0 ? 0 : likeness > 100 ? 50 : likeness / 2;
            quality = _inRow >= GoodInRow ? GoodPercent + quality : isHigh && isInTime ? quality < GoodPercent ? quality : GoodPercent - 1 : quality / 2;
            _quality16 += (quality - (_quality16 >> 4)) << 2;
            if (quality >= GoodPercent)
            {
                _goodInRow++;
                _sinceGoodS = 0;
            }
            if (isHigh && levelCounts > 0)
            {
                int permyriad = counts > 200000 ? 10000 : counts * 10000 / levelCounts;
                _perfusion4 = _perfusion4 == 0 ? permyriad << 2 : _perfusion4 + permyriad - (_perfusion4 >> 2);
            }
            return quality;
        }

        /// <summary>Judges a second of the wave.</summary>
        /// <returns>A sum of <see cref="PpgReasons"/>.</returns>
        public int OnSecond(bool isOn, int railed, int flicker, int usualHeight, PulseOxygen oxygen)
        {
            int reasons = 0;
            if (!isOn)
            {
                reasons = PpgReasons.NoContact;
            }
            else
            {
                _sincePulseS++;
                _sinceGoodS++;
                reasons = OfWave(flicker, usualHeight, oxygen);
                if (_sinceGoodS > PresentS)
                {
                    reasons |= PpgReasons.Irregular;
                    _goodInRow = 0;
                    _quality16 -= _quality16 >> 2;
                }
            }
            if (railed > 0)
            {
                reasons |= PpgReasons.Clipped;
            }
            Reasons = reasons;
            State = reasons == 0 && _goodInRow >= 2 ? PulseState.Present
                : (reasons & ~(PpgReasons.Irregular | PpgReasons.Weak)) == 0 && _sincePulseS > AbsentS ? PulseState.Absent : PulseState.Unknown;
            if (_sincePulseS > AbsentS)
            {
                RateBpm = 0;
            }
            return reasons;
        }

        private int OfWave(int flicker, int usualHeight, PulseOxygen oxygen)
        {
            int reasons = 0;
            int ac = oxygen.InfraredAc56;
            bool isLarge = _usualAc > 0 && ac / 3 > _usualAc;
            bool isApart = !oxygen.IsOneWavelength && oxygen.LikenessPercent < MotionLikeness && ac * 2 >= _usualAc;
            if (isLarge || (isApart && ac > 0))
            {
                reasons |= PpgReasons.Motion;
            }
            _usualAc = _usualAc == 0 ? ac : _usualAc + (ac - _usualAc) / 8;
            if (usualHeight > 0 && flicker * 2 > usualHeight)
            {
                reasons |= PpgReasons.Flicker;
            }
            if (_perfusion4 < 4 * LeastPerfusion && _sincePulseS > 2)
            {
                reasons |= PpgReasons.Weak;
            }
            return reasons;
        }

        private void TakeInterval(int ibiMs, bool isInTime)
        {
            _ibiMs.Add(ibiMs);
            if (isInTime && _lastIbiMs > 0)
            {
                int change = ibiMs > _lastIbiMs ? ibiMs - _lastIbiMs : _lastIbiMs - ibiMs;
                _variability16 = _variability16 == 0 ? change << 4 : _variability16 + change - (_variability16 >> 4);
            }
            _lastIbiMs = isInTime ? ibiMs : 0;
            RateBpm = _ibiMs.Count < 2 || _ibiMs.Value == 0 ? 0 : (MsPerMinute + _ibiMs.Value / 2) / _ibiMs.Value;
        }
    }
}
