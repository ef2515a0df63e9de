namespace EdgeTwin.Core.Ecg
{
    /// <summary>
    /// What decides whether a peak of slope energy is a QRS complex. All amplitudes are levels in sixteenths of an octave
    /// (<see cref="Signal.Log2"/>), so "over" is a difference. The constants were chosen on mitdb's DS1 alone.
    /// </summary>
    public static class QrsRules
    {
        /// <summary>A larger candidate within this distance overrules (240 ms).</summary>
        public const int NeighbourSamples = 60;

        /// <summary>No second QRS complex within this distance of the last (200 ms).</summary>
        public const int RefractorySamples = 49;

        private const int TWaveSamples = 90;
        private const int TWaveSlope = -16;
        private const int Threshold = 19;
        private const int RoughFrom = 40;
        private const int ClearRoughness = 80;

        /// <summary>
        /// How far a candidate stands over the threshold: 0.44 of a beat's median energy, higher where the signal behind it is rough.
        /// </summary>
        public static int Score(int overBeats, int roughness)
        {
            int score = overBeats + Threshold;
            if (roughness > RoughFrom)
            {
                score -= (roughness - RoughFrom) / 2;
            }
            return score;
        }

        /// <summary>A candidate that no amplitude can save: too soon, a T wave (360 ms, under half the last slope), or beside a larger one.</summary>
        public static bool IsVetoed(int rrSamples, int steeper, int overNext, int nextDistance)
        {
            return rrSamples <= RefractorySamples
                || (rrSamples < TWaveSamples && steeper < TWaveSlope)
                || (nextDistance < NeighbourSamples && overNext < -4);
        }

        /// <summary>
        /// A beat of under 0.44 but over 0.18 of the median, where it stands clear of all that was refused lately
        /// (1.8 times), of what follows, and of noise.
        /// </summary>
        public static bool IsLowBeat(int overBeats, int overNoise, int overNext, int nextDistance, int roughness, int rrSamples, int medianRrSamples)
        {
            return rrSamples >= 100
                && overBeats > -40
                && overNoise > 14
                && (overNext > 0 || nextDistance > TWaveSamples)
                && roughness < RoughFrom
                && rrSamples * 16 > medianRrSamples * 6;
        }

        /// <summary>Over a quarter of a beat's energy: were it noise, it could hide a beat.</summary>
        public static bool CanHideBeat(int overBeats)
        {
            return overBeats > -32;
        }

        /// <summary>Noise, not a wave.</summary>
        public static bool IsRough(int roughness)
        {
            return roughness > RoughFrom;
        }

        /// <summary>How clear a candidate is, 0..100 %: 40 where the threshold begins to rise, and 16 more for each halving of the roughness.</summary>
        public static int ClarityPercent(int roughness)
        {
            int clarity = ClearRoughness - roughness;
            return clarity < 0 ? 0 : clarity > 100 ? 100 : clarity;
        }

        /// <summary>A candidate refused for its size alone, that a search back may still take when a beat is overdue.</summary>
        public static bool MayBeMissed(int score, int rrSamples, int steeper, int roughness)
        {
            return score > -24
                && rrSamples >= TWaveSamples
                && roughness < RoughFrom
                && (rrSamples > 120 || steeper > -30);
        }
    }
}
