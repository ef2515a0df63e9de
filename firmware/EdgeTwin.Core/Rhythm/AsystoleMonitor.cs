using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// No beat for 3 s. Asystole where the silence is clear, or noisy and a good pulse signal shows none; nothing but a lead's fault where pulses go on;
    /// indeterminate where noise could hide beats for 6 s or where the line went dead at its own level without the front end's word of an electrode off.
    /// </summary>
    public sealed class AsystoleMonitor
    {
        /// <summary>Silence that makes an asystole, ms.</summary>
        public const int LimitMs = 3000;

        /// <summary>Silence in noise that makes it indeterminate, ms.</summary>
        public const int NoisyLimitMs = 6000;

        private const int WatchedLimitMs = 5500;

        // A silence is clear where nothing in its last 2.6 s reaches a sixth of a beat (missed low beats do) and no slow wave goes on (fibrillation's does).
        private const int MostMeanUv = 60;
        private const int SilentBlocks = 5;
        private const int BeatBlocks = 3;
        private const int BeatOverSilence = 6;
        private const int MeanShift = 3;

        // An electrode that comes off, or a front end that saturates and recovers, leaves the level of before or goes dead for a while; a heart that stops does not.
        private const int SameLevelUv = 500;

        // An indeterminate silence is told again only after this, and twice that after the next, up to an hour.
        private const int ShortestWaitSamples = 60 * Limits.SampleRateHz;
        private const int LongestWaitSamples = 3600 * Limits.SampleRateHz;

        // More asystoles than the limit on repeats allows are told where they last this long, else counted.
        private const int MostAtOnce = 8;
        private const int LongMs = 10000;

        private readonly EventOutlet _outlet;
        private readonly RepeatLimit _repeats = new RepeatLimit(MostAtOnce);
        private readonly VfWaveform _wave;
        private int _beatBand;
        private bool _isArmed;
        private EventKind _kind;
        private bool _isTold;
        private bool _isByPulse;
        private long _lastBeat;
        private int _levelUv;
        private bool _hasLeft;
        private bool _wasFlat;
        private int _waitSamples = ShortestWaitSamples;
        private long _quietUntil;

        /// <summary>A monitor that tells <paramref name="outlet"/>, and sees in <paramref name="wave"/> how large beats are and what stirs without them.</summary>
        public AsystoleMonitor(EventOutlet outlet, VfWaveform wave)
        {
            _outlet = outlet;
            _wave = wave;
        }

        /// <summary>True while an asystole, or what may be one, lasts.</summary>
        public bool IsActive { get; private set; }

        /// <summary>True while it is sure that the heart stands still.</summary>
        public bool IsSure
        {
            get { return IsActive && _kind == EventKind.Asystole; }
        }

        /// <summary>What the pulse sensor says; <see cref="PulseState.Unknown"/> until something sets it.</summary>
        public PulseState Pulse;

        /// <summary>True where a pulse sensor is worn: it gets some seconds to say what a dead line means.</summary>
        public bool IsPulseWatched;

        /// <summary>A beat was found in good signal; <paramref name="levelUv"/> is the line's level before it.</summary>
        public void OnBeat(long sample, int levelUv)
        {
            End(sample);
            int band = _wave.LargestBand(BeatBlocks);
            _beatBand = _beatBand == 0 ? band : _beatBand + ((band - _beatBand) >> MeanShift);
            _lastBeat = sample;
            _levelUv = levelUv;
            _hasLeft = false;
            _wasFlat = false;
            _isArmed = true;
        }

        /// <summary>No beat for <paramref name="quietMs"/>.</summary>
        /// <param name="quietMs">Silence up to where everything is decided.</param>
        /// <param name="isClear">False where noise could have hidden a beat.</param>
        /// <param name="isFlat">The line does not move at all.</param>
        /// <param name="levelUv">Its level now.</param>
        public void OnQuiet(int quietMs, bool isClear, bool isFlat, int levelUv)
        {
            int away = levelUv > _levelUv ? levelUv - _levelUv : _levelUv - levelUv;
            _hasLeft |= away > SameLevelUv;
            _wasFlat |= isFlat;
            if (!_isArmed || quietMs < LimitMs)
            {
                return;
            }
            if (Pulse == PulseState.Present)
            {
                End(_outlet.Now);
                return;
            }
            bool isSilent = isClear && !_hasLeft && !_wasFlat && BeatOverSilence * _wave.LargestBand(SilentBlocks) < _beatBand
                && _wave.MeanUvOf(SilentBlocks) < MostMeanUv;
            if (!isFlat && (isSilent || Pulse == PulseState.Absent))
            {
                Begin(EventKind.Asystole, quietMs);
                return;
            }
            bool mayBe = isFlat ? !_hasLeft && (!IsPulseWatched || quietMs >= WatchedLimitMs) : quietMs >= NoisyLimitMs;
            if (!IsActive && mayBe && _outlet.Now >= _quietUntil)
            {
                Begin(EventKind.AsystoleIndeterminate, quietMs);
            }
        }

        /// <summary>From <paramref name="sample"/> on there is nothing to judge: an electrode is off, or samples were lost.</summary>
        public void Interrupt(long sample)
        {
            if (!_isByPulse)
            {
                End(sample);
            }
            _isArmed = false;
        }

        /// <summary>The ECG cannot be read, and good light shows no pulse: an asystole by the light alone, until a beat or a pulse.</summary>
        /// <param name="lastPulse">Foot of the last pulse.</param>
        public void OnPulseless(long lastPulse)
        {
            if (IsActive && (_isByPulse || _kind == EventKind.Asystole))
            {
                return;
            }
            Pulse = PulseState.Absent;
            _lastBeat = lastPulse;
            _isArmed = false;
            Begin(EventKind.Asystole, (int)(_outlet.Now - lastPulse) * Limits.MsPerSample);
            _isByPulse = true;
        }

        /// <summary>A good pulse with its foot at <paramref name="foot"/> was found.</summary>
        public void OnPulse(long foot)
        {
            if (_isByPulse && foot > _lastBeat)
            {
                End(foot);
            }
        }

        private void Begin(EventKind kind, int quietMs)
        {
            bool isNew = !IsActive || _kind != kind;
            if (isNew)
            {
                End(_outlet.Now);
                IsActive = true;
                _kind = kind;
                _isTold = kind == EventKind.AsystoleIndeterminate || _repeats.Allows(_outlet.Now);
            }
            else if (!_isTold && _repeats.AllowsLate(_outlet.Now, quietMs >= LongMs))
            {
                _isTold = true;
                isNew = true;
            }
            if (!isNew || !_isTold)
            {
                return;
            }
            TwinEvent begin = _outlet.Begin(kind, _lastBeat);
            begin.Add(EvidenceField.QuietMs, quietMs);
            begin.Add(EvidenceField.LimitMs, LimitMs);
            begin.Add(EvidenceField.Pulse, Pulse == PulseState.Present ? 1 : Pulse == PulseState.Absent ? 0 : -1);
            if (kind == EventKind.Asystole)
            {
                _repeats.AddTo(begin);
            }
            _outlet.Send();
        }

        private void End(long sample)
        {
            if (!IsActive)
            {
                return;
            }
            IsActive = false;
            _isByPulse = false;
            if (_kind == EventKind.AsystoleIndeterminate)
            {
                _quietUntil = _outlet.Now + _waitSamples;
                _waitSamples = _waitSamples > LongestWaitSamples / 2 ? LongestWaitSamples : 2 * _waitSamples;
            }
            else
            {
                _waitSamples = ShortestWaitSamples;
            }
            if (!_isTold)
            {
                return;
            }
            _outlet.End(_kind, _lastBeat, sample).Add(EvidenceField.RrMs, (int)(sample - _lastBeat) * Limits.MsPerSample);
            _outlet.Send();
        }
    }
}
