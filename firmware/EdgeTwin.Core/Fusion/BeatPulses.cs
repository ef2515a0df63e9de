using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Fusion
{
    /// <summary>
    /// Finds to each beat of the ECG the pulse that it drove, 100 ms and more after its R peak and as late as the others, and keeps how many of the last 16 have one, how many of the last 16
    /// pulses have a beat, and how long pulses take. Beats and pulses come in the order of time, each some way behind; sample numbers are the low 32 bits.
    /// </summary>
    public sealed class BeatPulses
    {
        /// <summary>Shortest pulse arrival time that is accepted, ms.</summary>
        public const int ShortestMs = 100;

        /// <summary>Longest, ms.</summary>
        public const int LongestMs = 450;

        /// <summary>Beats, and pulses, that the shares are of.</summary>
        public const int Window = 16;

        /// <summary>From so many on a share says something.</summary>
        public const int LeastCount = 8;

        /// <summary>After so many beats in good light a pulse detector has found its way again: from here on a pulse that is missing counts as missing.</summary>
        public const int SettledBeats = 2 * Window;

        private const int ShortestSamples = ShortestMs / Limits.MsPerSample;
        private const int LongestSamples = LongestMs / Limits.MsPerSample;

        // A monitor that records may give its pulse wave half a second late: beats and pulses go together all the same, and no arrival time is told.
        private const int LongestPairSamples = 900 / Limits.MsPerSample;

        // A pulse that a beat drove comes as late as the others do; one of something else (steps) comes at any time.
        private const int NearSamples = 60 / Limits.MsPerSample;

        // A pulse is told within this of its foot, or not at all.
        private const int PatienceSamples = 2500 / Limits.MsPerSample;
        private const int Mask = Window - 1;

        private readonly int[] _beats = new int[Window];
        private readonly RunningMedian _arrival = new RunningMedian(Window);
        private int _first;
        private int _waiting;
        private int _beatBits;
        private int _pulseBits;

        /// <summary>Beats decided on, at most <see cref="Window"/>.</summary>
        public int BeatCount { get; private set; }

        /// <summary>Of the last beats decided on, those with a pulse.</summary>
        public int BeatsWithPulse { get; private set; }

        /// <summary>Beats in a row whose light was good, at most <see cref="SettledBeats"/>.</summary>
        public int BeatsInGoodLight { get; private set; }

        /// <summary>Pulses decided on, at most <see cref="Window"/>.</summary>
        public int PulseCount { get; private set; }

        /// <summary>Of the last pulses, those with a beat.</summary>
        public int PulsesWithBeat { get; private set; }

        /// <summary>Pulse arrival time: from the R peak to the pulse's foot, median of 16, ms; 0 until eight were seen. A trend of its own, and no other quantity.</summary>
        public int ArrivalMs
        {
            get { return _arrival.Count < LeastCount || _arrival.Value > LongestSamples ? 0 : _arrival.Value * Limits.MsPerSample; }
        }

        /// <summary>A pulse that comes later than this after a beat is not that beat's, samples.</summary>
        public int LatestSamples
        {
            get { return _arrival.Count < LeastCount || _arrival.Value + NearSamples < LongestSamples ? LongestSamples : _arrival.Value + NearSamples; }
        }

        /// <summary>How far beats and pulses go together: the smaller of both shares, per cent; -1 while it is not known.</summary>
        public int AgreementPercent
        {
            get
            {
                if (BeatCount < LeastCount || PulseCount < LeastCount)
                {
                    return -1;
                }
                int beats = BeatsWithPulse * 100 / BeatCount;
                int pulses = PulsesWithBeat * 100 / PulseCount;
                return beats < pulses ? beats : pulses;
            }
        }

        /// <summary>A beat in good signal.</summary>
        /// <param name="sample">R peak.</param>
        /// <param name="isLightGood">False where the light cannot tell whether a pulse came.</param>
        /// <returns>True where a beat was decided on.</returns>
        public bool OnBeat(int sample, bool isLightGood)
        {
            bool isDecided = false;
            if (_waiting == Window)
            {
                isDecided = Decide(false, isLightGood);
            }
            _beats[(_first + _waiting) & Mask] = sample;
            _waiting++;
            return isDecided;
        }

        /// <summary>A pulse was found.</summary>
        /// <param name="foot">Its foot.</param>
        /// <param name="isLightGood">As for a beat.</param>
        /// <param name="isGood">False for one that is a pulse perhaps: how long it took is not learnt.</param>
        /// <returns>True where a beat was decided on.</returns>
        public bool OnPulse(int foot, bool isLightGood, bool isGood)
        {
            bool isDecided = false;
            int usual = _arrival.Count < LeastCount ? 0 : _arrival.Value;
            int best = -1;
            int bestAway = int.MaxValue;
            int arrival = 0;
            int[] beats = _beats;
            for (int i = 0; i < _waiting; i++)
            {
                int after = foot - beats[(_first + i) & Mask];
                if (after < ShortestSamples || after > LongestPairSamples)
                {
                    continue;
                }
                // Without a usual one, the latest beat that can have driven it.
                int away = after > usual ? after - usual : usual - after;
                if (away < bestAway)
                {
                    bestAway = away;
                    best = i;
                    arrival = after;
                }
            }
            bool isNear = best >= 0 && (usual == 0 || bestAway <= NearSamples);
            for (int i = 0; i < best; i++)
            {
                isDecided |= Decide(false, isLightGood);
            }
            if (best >= 0)
            {
                isDecided |= Decide(isNear, isLightGood);
                if (isGood)
                {
                    _arrival.Add(arrival);
                }
            }
            AddPulse(isNear);
            return isDecided;
        }

        /// <summary>Time went on to <paramref name="now"/>: beats whose pulse should have been told by now have none.</summary>
        /// <returns>True where a beat was decided on.</returns>
        public bool Step(int now, bool isLightGood)
        {
            bool isDecided = false;
            while (_waiting > 0 && now - _beats[_first] > LongestPairSamples + PatienceSamples)
            {
                isDecided |= Decide(false, isLightGood);
            }
            return isDecided;
        }

        private bool Decide(bool hasPulse, bool isLightGood)
        {
            _first = (_first + 1) & Mask;
            _waiting--;
            if (!isLightGood)
            {
                BeatsInGoodLight = 0;
                return false;
            }
            BeatsInGoodLight += BeatsInGoodLight < SettledBeats ? 1 : 0;
            if (BeatCount == Window)
            {
                BeatsWithPulse -= (_beatBits >> Mask) & 1;
            }
            else
            {
                BeatCount++;
            }
            _beatBits = (_beatBits << 1) | (hasPulse ? 1 : 0);
            BeatsWithPulse += hasPulse ? 1 : 0;
            return true;
        }

        private void AddPulse(bool hasBeat)
        {
            if (PulseCount == Window)
            {
                PulsesWithBeat -= (_pulseBits >> Mask) & 1;
            }
            else
            {
                PulseCount++;
            }
            _pulseBits = (_pulseBits << 1) | (hasBeat ? 1 : 0);
            PulsesWithBeat += hasBeat ? 1 : 0;
        }
    }
}
