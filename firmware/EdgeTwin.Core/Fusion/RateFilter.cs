namespace EdgeTwin.Core.Fusion
{
    /// <summary>
    /// Heart rate out of both channels: a Kalman filter of one state (Kalman 1960), a random walk measured by each interval with a variance that its channel's quality
    /// sets, as Li, Mark &amp; Clifford 2008 (Physiol Meas 29:15) weigh channels. Intervals far from what is expected are left out until four in a row, of
    /// both channels, say otherwise.
    /// </summary>
    public sealed class RateFilter
    {
        private const int RateBits = 8;
        private const int VarianceBits = 4;
        private const int MsPerMinute = 60000;

        // A rate wanders by 1.4 beats a minute in a second, and a heart that is fast varies by more beats a minute than one that is slow.
        private const int GrowthPerS = 2 << VarianceBits;
        private const int LeastVariance = 4 << VarianceBits;
        private const int RatePerDeviation = 36;
        private const int QualityShare = 40;
        private const int SecondShift = 2;
        private const int MostVariance = 400 << VarianceBits;

        // Beyond a deviation of seven beats a minute the rate is not known (any more): about 20 s without an interval.
        private const int UnknownVariance = 49 << VarianceBits;
        private const int GateSquared = 9;
        private const int ConvincingRefusals = 4;
        private const int ShortestMs = 200;
        private const int LongestMs = 4000;

        private int _rate;
        private int _variance = MostVariance;
        private int _sample;
        private int _refusals;
        private bool _isSet;

        /// <summary>The rate at <paramref name="now"/>, beats a minute; 0 where it is not known.</summary>
        public int RateBpm(int now)
        {
            return VarianceAt(now) > UnknownVariance ? 0 : (_rate + (1 << (RateBits - 1))) >> RateBits;
        }

        /// <summary>Variance of the rate at <paramref name="now"/>, 1/16 of a squared beat a minute.</summary>
        public int VarianceAt(int now)
        {
            int passed = now - _sample;
            if (!_isSet || passed < 0 || passed > 60 * Limits.SampleRateHz)
            {
                return _isSet && passed < 0 ? _variance : MostVariance;
            }
            int variance = _variance + passed * GrowthPerS / Limits.SampleRateHz;
            return variance > MostVariance ? MostVariance : variance;
        }

        /// <summary>Takes an interval, ms, that was known at <paramref name="now"/>.</summary>
        /// <param name="now">Sample.</param>
        /// <param name="intervalMs">Best a <see cref="MiddleInterval"/> of one channel.</param>
        /// <param name="qualityPercent">Quality of its channel.</param>
        /// <param name="isSecond">True for the pulse while there are good beats: they are sharper, and it weighs a quarter.</param>
        public void Add(int now, int intervalMs, int qualityPercent, bool isSecond)
        {
            if (intervalMs < ShortestMs || intervalMs > LongestMs)
            {
                return;
            }
            int measured = (MsPerMinute << RateBits) / intervalMs;
            int noise = NoiseOf(measured >> RateBits, qualityPercent) << (isSecond ? SecondShift : 0);
            int variance = VarianceAt(now);
            if (!_isSet || variance == MostVariance)
            {
                Set(now, measured, noise);
                return;
            }
            int away = (measured - _rate) >> (RateBits - VarianceBits / 2);
            away = away < 0 ? -away : away;
            if (away > short.MaxValue || away * away > GateSquared * (variance + noise))
            {
                _refusals++;
                if (_refusals >= ConvincingRefusals)
                {
                    Set(now, measured, noise);
                }
                return;
            }
            _refusals = 0;
            int gain = (variance << RateBits) / (variance + noise);
            _rate += ((measured - _rate) * gain) >> RateBits;
            _variance = variance - ((variance * gain) >> RateBits);
            _sample = now;
        }

        private void Set(int now, int measured, int noise)
        {
            _rate = measured;
            _variance = noise;
            _sample = now;
            _refusals = 0;
            _isSet = true;
        }

        private static int NoiseOf(int bpm, int qualityPercent)
        {
            int poor = qualityPercent > 100 ? 0 : 100 - qualityPercent;
            int deviation = (bpm << (VarianceBits / 2)) / RatePerDeviation;
            return LeastVariance + deviation * deviation + (poor * poor << VarianceBits) / (QualityShare * 4);
        }
    }
}
