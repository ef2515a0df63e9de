namespace EdgeTwin.Device.Acquisition
{
    /// <summary>
    /// Which ECG sample a pulse sample belongs to. Both parts run by their own oscillators, and what is known is when each FIFO was read: the newest sample
    /// then is half a period old on average, and an ECG sample tells of a voltage of the filters' latency before. Single readings are off by some
    /// milliseconds, so they steer a clock that runs evenly.
    /// </summary>
    public sealed class ChannelAlignment
    {
        /// <summary>Length of a pulse sample, ms.</summary>
        public const int MsPerPulseSample = 10;

        private const int HalfPeriodsMs = (MsPerPulseSample - EdgeTwin.Core.Limits.MsPerSample) / 2;
        private const int FractionBits = 4;
        private const int SteerShift = 3;

        // Farther off, the clock has lost its way: samples were lost without a word, or a part started anew.
        private const int LostMs = 60;

        // Older ECG says nothing about when a pulse sample was taken.
        private const int StaleMs = 1000;

        private long _ecgSample;
        private long _ecgMs;
        private long _next;
        private bool _hasEcg;
        private bool _isRunning;

        /// <summary>The ECG's newest sample was read.</summary>
        /// <param name="sample">Its number.</param>
        /// <param name="nowMs">When.</param>
        public void OnEcg(long sample, long nowMs)
        {
            _ecgSample = sample;
            _ecgMs = nowMs;
            _hasEcg = true;
        }

        /// <summary>Pulse samples are missing.</summary>
        public void OnPulseGap(int samples)
        {
            _next += ((long)samples * MsPerPulseSample) << FractionBits;
        }

        /// <summary>A block of pulse samples was read.</summary>
        /// <param name="count">How many.</param>
        /// <param name="nowMs">When.</param>
        /// <param name="latencyMs">Of the ECG's filters.</param>
        /// <returns>The ECG sample at which the first of them was taken; -1 where it is not known.</returns>
        public long FirstOf(int count, long nowMs, int latencyMs)
        {
            if (!_hasEcg || nowMs - _ecgMs > StaleMs)
            {
                _isRunning = false;
                return -1;
            }
            long newestMs = _ecgSample * EdgeTwin.Core.Limits.MsPerSample + (nowMs - _ecgMs) + latencyMs - HalfPeriodsMs;
            long first = (newestMs - (count - 1) * MsPerPulseSample) << FractionBits;
            long away = first - _next;
            if (!_isRunning || away > (LostMs << FractionBits) || away < -(LostMs << FractionBits))
            {
                _next = first;
                _isRunning = true;
            }
            else
            {
                _next += away >> SteerShift;
            }
            long sample = ((_next >> FractionBits) + EdgeTwin.Core.Limits.MsPerSample / 2) / EdgeTwin.Core.Limits.MsPerSample;
            _next += ((long)count * MsPerPulseSample) << FractionBits;
            return sample < 0 ? 0 : sample;
        }
    }
}
