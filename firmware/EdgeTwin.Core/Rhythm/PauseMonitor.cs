using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// Pauses: an RR interval over the limit (2 s unless set). Told as a whole by the beat that ends it, or begun before,
    /// as soon as the detector has decided on everything up to the limit and on a beat that is overdue. More than <see cref="RepeatLimit"/> allows are counted only.
    /// </summary>
    public sealed class PauseMonitor
    {
        private const int MostAtOnce = 5;

        private readonly EventOutlet _outlet;
        private readonly RepeatLimit _repeats = new RepeatLimit(MostAtOnce);
        private bool _isInPause;
        private bool _isTold;
        private bool _isArmed;
        private long _lastBeat;

        /// <summary>A monitor with the limit of <paramref name="settings"/>.</summary>
        public PauseMonitor(EventOutlet outlet, TwinSettings settings)
        {
            _outlet = outlet;
            LimitMs = settings.PauseMs;
        }

        /// <summary>A pause is longer than this, ms.</summary>
        public int LimitMs { get; private set; }

        /// <summary>Takes another limit; a pause that has begun ends as it would have.</summary>
        public void Configure(TwinSettings settings)
        {
            LimitMs = settings.PauseMs;
        }

        /// <summary>Takes an R peak from good signal; <paramref name="rrMs"/> is 0 where the interval before it is unknown.</summary>
        public void OnBeat(long sample, int rrMs)
        {
            if (_isInPause)
            {
                End(sample);
            }
            else if (rrMs > LimitMs && _repeats.Allows(_outlet.Now))
            {
                Tell(_outlet.Whole(EventKind.Pause, _lastBeat, sample), EvidenceField.RrMs, rrMs);
            }
            _lastBeat = sample;
            _isArmed = true;
        }

        /// <summary>The detector is sure that no beat came for <paramref name="quietMs"/>, and has looked back for one.</summary>
        public void OnQuiet(int quietMs)
        {
            if (_isArmed && !_isInPause && quietMs > LimitMs)
            {
                _isInPause = true;
                _isTold = _repeats.Allows(_outlet.Now);
                if (!_isTold)
                {
                    return;
                }
                Tell(_outlet.Begin(EventKind.Pause, _lastBeat), EvidenceField.QuietMs, quietMs);
            }
        }

        /// <summary>From <paramref name="sample"/> on the signal cannot be judged.</summary>
        public void Interrupt(long sample)
        {
            if (_isInPause)
            {
                End(sample);
            }
            _isArmed = false;
        }

        private void End(long sample)
        {
            _isInPause = false;
            if (_isTold)
            {
                Tell(_outlet.End(EventKind.Pause, _lastBeat, sample), EvidenceField.RrMs, MsSinceLastBeat(sample));
            }
        }

        private int MsSinceLastBeat(long sample)
        {
            return (int)(sample - _lastBeat) * Limits.MsPerSample;
        }

        private void Tell(TwinEvent twinEvent, EvidenceField field, int lengthMs)
        {
            twinEvent.Add(field, lengthMs);
            twinEvent.Add(EvidenceField.LimitMs, LimitMs);
            if (twinEvent.Phase != EventPhase.End)
            {
                _repeats.AddTo(twinEvent);
            }
            _outlet.Send();
        }
    }
}
