using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Quality
{
    /// <summary>
    /// Watches for a signal that does not move: an electrode is off, a cable is open or the front end sits at a rail.
    /// A heart that stands still leaves more than this on a skin electrode, yet the event says what was seen, not why.
    /// </summary>
    public sealed class FlatLine
    {
        // Quantisation and hum of a dead input stay within this of where the second began.
        private const int FlatDeviationUv = 8;

        private readonly EventOutlet _outlet;
        private long _lastOfSecond = -1;
        private int _first;
        private int _largestUv;
        private bool _hasMoved;
        private long _startSample;

        /// <summary>A watch that tells <paramref name="outlet"/>.</summary>
        public FlatLine(EventOutlet outlet)
        {
            _outlet = outlet;
        }

        /// <summary>True from one flat second to the next second that moves.</summary>
        public bool IsFlat { get; private set; }

        /// <summary>First sample that it wants to see: once a second has moved, the rest of it tells nothing.</summary>
        public long WakesAt;

        /// <summary>Takes one sample, uV; those before <see cref="WakesAt"/> may be left out.</summary>
        /// <returns>True when this sample completes the first flat second.</returns>
        public bool Push(int microvolts)
        {
            long now = _outlet.Now;
            if (_lastOfSecond < 0)
            {
                _lastOfSecond = now + Limits.SampleRateHz - 1;
                _first = microvolts;
                _largestUv = 0;
            }
            else if (!_hasMoved)
            {
                Compare(microvolts);
                WakesAt = _hasMoved ? _lastOfSecond : now + 1;
            }
            return now >= _lastOfSecond && EndSecond();
        }

        /// <summary>The front end says that an electrode is off from <paramref name="sample"/> on: an episode, where none lasts already, until <see cref="Finish"/>.</summary>
        public void Begin(long sample, int flags)
        {
            StartSecond();
            if (IsFlat)
            {
                return;
            }
            IsFlat = true;
            _startSample = sample;
            _outlet.Begin(EventKind.LeadOff, sample).Add(EvidenceField.LeadFlags, flags);
            _outlet.Send();
        }

        /// <summary>The signal ended or a gap came at <paramref name="sample"/>.</summary>
        public void Finish(long sample)
        {
            StartSecond();
            if (IsFlat)
            {
                IsFlat = false;
                _outlet.End(EventKind.LeadOff, _startSample, sample);
                _outlet.Send();
            }
        }

        private void StartSecond()
        {
            _lastOfSecond = -1;
            _hasMoved = false;
            WakesAt = 0;
        }

        private void Compare(int microvolts)
        {
            int deviationUv = microvolts > _first ? microvolts - _first : _first - microvolts;
            if (deviationUv > _largestUv)
            {
                _largestUv = deviationUv;
                _hasMoved = deviationUv > FlatDeviationUv;
            }
        }

        private bool EndSecond()
        {
            bool isFlat = !_hasMoved;
            bool hasChanged = isFlat != IsFlat;
            StartSecond();
            if (!hasChanged)
            {
                return false;
            }
            IsFlat = isFlat;
            if (isFlat)
            {
                _startSample = _outlet.Now - Limits.SampleRateHz + 1;
                _outlet.Begin(EventKind.LeadOff, _startSample).Add(EvidenceField.DeviationUv, _largestUv);
            }
            else
            {
                _outlet.End(EventKind.LeadOff, _startSample, _outlet.Now - Limits.SampleRateHz);
            }
            _outlet.Send();
            return isFlat;
        }
    }
}
