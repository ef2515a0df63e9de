using EdgeTwin.Core.Events;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// Heart rate from the middle four of the last eight RR intervals, and the episodes in which it crosses a limit.
    /// One ectopic beat with its pause moves none of the middle four. An episode ends when the rate has stayed
    /// <see cref="HysteresisBpm"/> inside the limit for eight beats, so that a rate at the limit makes one episode, not ten; and what comes all the same
    /// more often than <see cref="RepeatLimit"/> allows is told only where it lasts two minutes, else counted.
    /// </summary>
    public sealed class RateMonitor
    {
        /// <summary>How far the rate must come back inside a limit, beats a minute.</summary>
        public const int HysteresisBpm = 5;

        private enum Pace : byte
        {
            Inside,
            Fast,
            Slow,
        }

        private const int Window = 8;
        private const int MsPerMinute = 60000;
        private const int MostAtOnce = 5;
        private const int LongSamples = 120 * Limits.SampleRateHz;

        private readonly EventOutlet _outlet;
        private readonly Median8 _rrMs = new Median8();
        private readonly long[] _beats = new long[Window];
        private int _lowBpm;
        private int _highBpm;
        private int _slowMs;
        private int _fastMs;
        private int _count;
        private Pace _pace;
        private long _paceStart;
        private EventKind _episode;
        private readonly RepeatLimit _repeats = new RepeatLimit(MostAtOnce);
        private bool _isInEpisode;
        private bool _isTold;
        private long _startSample;
        private int _extremeBpm;
        private int _beatsInside;
        private long _lastEndSample;

        /// <summary>A monitor with the limits of <paramref name="settings"/>.</summary>
        public RateMonitor(EventOutlet outlet, TwinSettings settings)
        {
            _outlet = outlet;
            Configure(settings);
        }

        /// <summary>Takes other limits; an episode that has begun ends by them.</summary>
        public void Configure(TwinSettings settings)
        {
            _lowBpm = settings.BradycardiaBpm;
            _highBpm = settings.TachycardiaBpm;
            _slowMs = MsPerMinute / _lowBpm;
            _fastMs = MsPerMinute / _highBpm;
        }

        /// <summary>Heart rate, beats a minute; 0 until eight intervals in a row were good.</summary>
        public int HeartRateBpm { get; private set; }

        /// <summary>Takes an R peak and its interval to the one before, both from good signal.</summary>
        public void OnInterval(long sample, int rrMs)
        {
            long start = sample - rrMs / Limits.MsPerSample;
            _beats[_count & (Window - 1)] = start;
            _count++;
            Pace pace = rrMs < _fastMs ? Pace.Fast : rrMs > _slowMs ? Pace.Slow : Pace.Inside;
            if (pace != _pace)
            {
                _pace = pace;
                _paceStart = start;
            }
            _rrMs.Add(rrMs);
            if (_count < Window)
            {
                return;
            }
            long windowStart = _beats[_count & (Window - 1)];
            HeartRateBpm = MsPerMinute / (_rrMs.MidMean < 1 ? 1 : _rrMs.MidMean);
            if (_isInEpisode)
            {
                Follow(sample);
            }
            else if (HeartRateBpm > _highBpm)
            {
                Begin(EventKind.Tachycardia, _pace == Pace.Fast ? _paceStart : windowStart, _highBpm);
            }
            else if (HeartRateBpm < _lowBpm)
            {
                Begin(EventKind.Bradycardia, _pace == Pace.Slow ? _paceStart : windowStart, _lowBpm);
            }
        }

        /// <summary>From <paramref name="sample"/> on the signal cannot be judged: the episode ends, and eight new intervals are needed.</summary>
        public void Interrupt(long sample)
        {
            if (_isInEpisode)
            {
                End(sample);
            }
            _count = 0;
            _pace = Pace.Inside;
            HeartRateBpm = 0;
        }

        private void Begin(EventKind kind, long startSample, int limitBpm)
        {
            _episode = kind;
            _isInEpisode = true;
            _startSample = startSample > _lastEndSample ? startSample : _lastEndSample;
            _beatsInside = 0;
            _extremeBpm = HeartRateBpm;
            _isTold = _repeats.Allows(_outlet.Now);
            if (_isTold)
            {
                TellBegin(limitBpm);
            }
        }

        private void TellBegin(int limitBpm)
        {
            TwinEvent begin = _outlet.Begin(_episode, _startSample);
            begin.Add(EvidenceField.HrBpm, HeartRateBpm);
            begin.Add(EvidenceField.LimitBpm, limitBpm);
            begin.Add(EvidenceField.Beats, Window + 1);
            _repeats.AddTo(begin);
            _outlet.Send();
        }

        private void Follow(long sample)
        {
            bool isHigh = _episode == EventKind.Tachycardia;
            if (!_isTold && _repeats.AllowsLate(_outlet.Now, sample - _startSample >= LongSamples))
            {
                _isTold = true;
                TellBegin(isHigh ? _highBpm : _lowBpm);
            }
            if (isHigh ? HeartRateBpm > _extremeBpm : HeartRateBpm < _extremeBpm)
            {
                _extremeBpm = HeartRateBpm;
            }
            bool isInside = isHigh ? HeartRateBpm <= _highBpm - HysteresisBpm : HeartRateBpm >= _lowBpm + HysteresisBpm;
            _beatsInside = isInside ? _beatsInside + 1 : 0;
            if (_beatsInside >= Window)
            {
                // Back-dated like the onset: to where the intervals themselves came back inside.
                End(_pace == Pace.Inside ? _paceStart : sample);
            }
        }

        private void End(long sample)
        {
            _isInEpisode = false;
            _lastEndSample = sample;
            if (!_isTold)
            {
                return;
            }
            _outlet.End(_episode, _startSample, sample).Add(EvidenceField.ExtremeBpm, _extremeBpm);
            _outlet.Send();
        }
    }
}
