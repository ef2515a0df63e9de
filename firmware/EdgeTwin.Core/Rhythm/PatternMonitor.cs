using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// Bigeminy, every second beat ventricular, and trigeminy, every third: begun by three cycles alike, ended by two in a row that are not or by a
    /// longer stretch without a ventricular beat, and dated back to the last cycle that fitted.
    /// </summary>
    public sealed class PatternMonitor
    {
        private const int BeginningCycles = 3;
        private const int EndingMisses = 2;
        private const int Bigeminy = 2;
        private const int Trigeminy = 3;
        private const int EndingBeats = 3;

        private readonly EventOutlet _outlet;
        private readonly EctopyLimit _limit;
        private bool _hasVentricular;
        private long _lastVentricular;
        private int _others;
        private int _cycle;
        private int _cycles;
        private long _cycleStart;
        private int _active;
        private bool _isTold;
        private int _misses;
        private int _beats;
        private long _startSample;
        private long _endSample;

        /// <summary>A monitor that tells <paramref name="outlet"/> as often as <paramref name="limit"/> lets it.</summary>
        public PatternMonitor(EventOutlet outlet, EctopyLimit limit)
        {
            _outlet = outlet;
            _limit = limit;
        }

        /// <summary>Takes a beat from good signal, in the order of time.</summary>
        public void OnBeat(long sample, BeatKind kind)
        {
            if (kind != BeatKind.Ventricular)
            {
                _others++;
                if (_active != 0 && _others >= _active - 1 + EndingBeats)
                {
                    End();
                }
                return;
            }
            int cycle = _hasVentricular && (_others == Bigeminy - 1 || _others == Trigeminy - 1) ? _others + 1 : 0;
            if (cycle != _cycle)
            {
                _cycle = cycle;
                _cycles = 0;
                _cycleStart = _lastVentricular;
            }
            _cycles++;
            Follow(sample);
            _hasVentricular = true;
            _lastVentricular = sample;
            _others = 0;
        }

        /// <summary>What comes cannot be joined to what was.</summary>
        public void Interrupt()
        {
            if (_active != 0)
            {
                End();
            }
            _hasVentricular = false;
            _cycle = 0;
            _others = 0;
        }

        private void Follow(long sample)
        {
            if (_active != 0 && _cycle == _active)
            {
                _misses = 0;
                _beats++;
                _endSample = sample;
            }
            else if (_active != 0 && ++_misses >= EndingMisses)
            {
                End();
            }
            if (_active == 0 && _cycle != 0 && _cycles >= BeginningCycles)
            {
                Begin(sample);
            }
        }

        private EventKind Kind
        {
            get { return _active == Bigeminy ? EventKind.Bigeminy : EventKind.Trigeminy; }
        }

        private void Begin(long sample)
        {
            _active = _cycle;
            _misses = 0;
            _beats = _cycles + 1;
            _startSample = _cycleStart;
            _endSample = sample;
            _isTold = _limit.TryTake(Kind);
            if (_isTold)
            {
                _outlet.Begin(Kind, _startSample).Add(EvidenceField.Cycles, _cycles);
                _outlet.Send();
            }
        }

        private void End()
        {
            EventKind kind = Kind;
            _active = 0;
            if (!_isTold)
            {
                _limit.Hold(kind, _startSample, _endSample);
                return;
            }
            _outlet.End(kind, _startSample, _endSample).Add(EvidenceField.Beats, _beats);
            _outlet.Send();
        }
    }
}
