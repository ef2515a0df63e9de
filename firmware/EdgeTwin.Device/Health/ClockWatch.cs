namespace EdgeTwin.Device.Health
{
    /// <summary>
    /// A front end's oscillator against the device's clock: samples that came against milliseconds that went by, over stretches without a gap. A stretch begins and ends with
    /// a read that emptied the part's buffer, so that it is right within a sample at each end.
    /// </summary>
    public sealed class ClockWatch
    {
        /// <summary>What <see cref="TakePpm"/> gives where no stretch was long enough.</summary>
        public const int None = int.MinValue;

        private const int Million = 1000000;
        private const int MostPpm = 200000;

        private readonly int _msPerSample;
        private long _startMs;
        private long _lastMs;
        private int _samples;
        private bool _isRunning;

        /// <summary>A watch over samples that are so far apart by the part's own clock, ms.</summary>
        public ClockWatch(int msPerSample)
        {
            _msPerSample = msPerSample;
        }

        /// <summary>A block of samples was read, and the part's buffer is empty.</summary>
        public void OnBlock(long nowMs, int count)
        {
            _lastMs = nowMs;
            if (_isRunning)
            {
                _samples += count;
                return;
            }
            _isRunning = true;
            _startMs = nowMs;
            _samples = 0;
        }

        /// <summary>Samples are missing: how many is reckoned by the clock that is in question, so a new stretch begins.</summary>
        public void OnGap()
        {
            _isRunning = false;
        }

        /// <summary>How long the present stretch is, ms.</summary>
        public long StretchMs
        {
            get { return _isRunning ? _lastMs - _startMs : 0; }
        }

        /// <summary>How much faster the part runs than the device's clock, ppm, over the stretch up to now; a new one begins.</summary>
        /// <param name="leastMs">Shortest stretch to judge by, ms; 1 or more.</param>
        /// <returns>Its ppm, at most 200 000 either way; <see cref="None"/> where the stretch is shorter, and goes on.</returns>
        public int TakePpm(int leastMs)
        {
            long stretchMs = StretchMs;
            if (leastMs < 1 || stretchMs < leastMs)
            {
                return None;
            }
            long ppm = ((long)_samples * _msPerSample - stretchMs) * Million / stretchMs;
            _startMs = _lastMs;
            _samples = 0;
            return ppm > MostPpm ? MostPpm : ppm < -MostPpm ? -MostPpm : (int)ppm;
        }
    }
}
