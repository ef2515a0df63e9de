namespace EdgeTwin.Core.Signal
{
    /// <summary>
    /// Puts samples that were stamped when they came (a one-shot ADC, a part with its own clock) onto an even 250 Hz grid by
    /// straight lines. Keeps two samples. For a source near or over 250 Hz with jitter of a few ms; it is no anti-alias filter.
    /// </summary>
    public sealed class LinearResampler
    {
        private const int PeriodUs = 1000000 / Limits.SampleRateHz;

        private readonly int _maxGapUs;
        private bool _hasSample;
        private long _previousUs;
        private int _previous;
        private long _currentUs;
        private int _current;
        private long _gridUs;

        /// <summary>A resampler that bridges at most <paramref name="maxGapUs"/> between two stamps; a longer way is a gap.</summary>
        public LinearResampler(int maxGapUs)
        {
            _maxGapUs = maxGapUs;
        }

        /// <summary>Takes a sample and its stamp in us.</summary>
        /// <returns>
        /// Grid samples that were skipped because the stamps are too far apart (0 = none): pass them on as a gap.
        /// A stamp that does not move forward is ignored, with 0.
        /// </returns>
        public int Push(long stampUs, int value)
        {
            if (!_hasSample)
            {
                _hasSample = true;
                _gridUs = stampUs;
                _previousUs = stampUs;
                _previous = value;
                _currentUs = stampUs;
                _current = value;
                return 0;
            }
            if (stampUs <= _currentUs)
            {
                return 0;
            }
            _previousUs = _currentUs;
            _previous = _current;
            _currentUs = stampUs;
            _current = value;
            if (_currentUs - _previousUs <= _maxGapUs)
            {
                return 0;
            }
            // Nothing is known between the two: the grid goes on at the first point from the new sample on.
            int skipped = (int)((_currentUs - _gridUs + PeriodUs - 1) / PeriodUs);
            _gridUs += (long)skipped * PeriodUs;
            _previousUs = _currentUs;
            _previous = _current;
            return skipped;
        }

        /// <summary>True while a grid point lies at or before the newest stamp: <see cref="Take"/> it.</summary>
        public bool HasSample
        {
            get { return _hasSample && _gridUs <= _currentUs; }
        }

        /// <summary>Takes the next grid sample, in the unit of what was pushed; only while <see cref="HasSample"/>.</summary>
        public int Take()
        {
            long spanUs = _currentUs - _previousUs;
            long value = _current;
            if (spanUs > 0)
            {
                value = _previous + (_current - (long)_previous) * (_gridUs - _previousUs) / spanUs;
            }
            _gridUs += PeriodUs;
            return (int)value;
        }
    }
}
