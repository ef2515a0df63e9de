using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Quality
{
    /// <summary>
    /// Watches for a signal that does not move: an electrode is off, a cable is open or the front end sits at a rail.
    /// A heart that stands still leaves more than this on a skin electrode, yet the event says what was seen, not why.
    /// </summary>
    public sealed class FlatLine
    {
        private const int FlatRangeUv = 15;

        private readonly EventOutlet _outlet;
        private int _count;
        private int _lowest;
        private int _highest;
        private long _startSample;

        /// <summary>A watch that tells <paramref name="outlet"/>.</summary>
        public FlatLine(EventOutlet outlet)
        {
            _outlet = outlet;
        }

        /// <summary>True from one flat second to the next second that moves.</summary>
        public bool IsFlat { get; private set; }

        /// <summary>Takes one sample, uV.</summary>
        public void Push(int microvolts)
        {
            if (_count == 0)
            {
                _lowest = microvolts;
                _highest = microvolts;
            }
            else if (microvolts < _lowest)
            {
                _lowest = microvolts;
            }
            else if (microvolts > _highest)
            {
                _highest = microvolts;
            }
            _count++;
            if (_count == Limits.SampleRateHz)
            {
                _count = 0;
                EndOfSecond(_highest - _lowest);
            }
        }

        /// <summary>The signal ended or a gap came at <paramref name="sample"/>.</summary>
        public void Finish(long sample)
        {
            _count = 0;
            if (IsFlat)
            {
                IsFlat = false;
                _outlet.End(EventKind.LeadOff, _startSample, sample);
                _outlet.Send();
            }
        }

        private void EndOfSecond(int rangeUv)
        {
            if (!IsFlat && rangeUv <= FlatRangeUv)
            {
                IsFlat = true;
                _startSample = _outlet.Now - Limits.SampleRateHz + 1;
                _outlet.Begin(EventKind.LeadOff, _startSample).Add(EvidenceField.RangeUv, rangeUv);
                _outlet.Send();
            }
            else if (IsFlat && rangeUv > FlatRangeUv)
            {
                IsFlat = false;
                _outlet.End(EventKind.LeadOff, _startSample, _outlet.Now - Limits.SampleRateHz).Add(EvidenceField.RangeUv, rangeUv);
                _outlet.Send();
            }
        }
    }
}
