using EdgeTwin.Core.Events;
using EdgeTwin.Core.Ppg;
using EdgeTwin.Core.Rhythm;

namespace EdgeTwin.Core.Fusion
{
    /// <summary>
    /// One heart behind two windows: how far beats and pulses go together, beats without a pulse, what the pulse says about a silent ECG, the rate out of both and
    /// how long pulses take. Works on beats and pulses as they are told, and twice a second on the light.
    /// </summary>
    public sealed class FusionMonitor
    {
        // Two good pulses in 4 s, one of them without a beat: the heart goes on where the ECG is silent.
        private const int PresentSamples = 4 * Limits.SampleRateHz;
        private const int PresentPulses = 2;

        // Pulses that did not all go with the beats while there were beats may be steps, and are no sure sign of life against a clear silence of the ECG; fewer
        // than half are no measure of the rate either.
        private const int SurePercent = 85;
        private const int TrustedPercent = 50;

        // Movement changes red and infrared light alike (a ratio of 1), the pulse of blood with any oxygen changes red less.
        private const int MotionRatioPermille = 900;

        // What makes the light blind for pulses; that they are irregular does not.
        private const int Blinding = PpgReasons.Motion | PpgReasons.Clipped | PpgReasons.Flicker | PpgReasons.NoContact | PpgReasons.Weak;

        private const int MsPerMinute = 60000;
        private const int KeepingShare = 4;

        // Light and beats that are older say nothing about now.
        private const int FreshLightSamples = Limits.SampleRateHz;
        private const int FreshBeatSamples = 3 * Limits.SampleRateHz / 2;
        private const int FreshPulseSamples = 4 * Limits.SampleRateHz;
        private const int BlindBeatSamples = 2 * Limits.SampleRateHz;
        private const int LateBeatSamples = Limits.SampleRateHz;
        private const int UndecidedSamples = 10 * Limits.SampleRateHz;

        // Where the ECG cannot be read, light without a pulse for so long is an asystole by itself.
        private const int PulselessMs = 6 * PulseWatch.BlockMs;

        private readonly EventOutlet _outlet;
        private readonly AsystoleMonitor _asystole;
        private readonly VfDetector _vf;
        private readonly PpgMonitor _ppg;
        private readonly PulseWatch _watch = new PulseWatch();
        private readonly BeatPulses _pairs = new BeatPulses();
        private readonly RateFilter _rate = new RateFilter();
        private readonly PulseDeficit _deficit;
        private readonly MiddleInterval _beatMs = new MiddleInterval();
        private readonly MiddleInterval _pulseMs = new MiddleInterval();
        private int _lightSample;
        private int _beatSample;
        private int _pulseSample;
        private int _decidedSample;
        private bool _hasLight;
        private bool _wasOnSkin;
        private bool _hasBeat;
        private bool _hasPulse;

        /// <summary>A monitor that tells <paramref name="outlet"/>, hears of the light from <paramref name="ppg"/> and tells <paramref name="asystole"/> what it means, unless <paramref name="vf"/> has said it.</summary>
        public FusionMonitor(EventOutlet outlet, AsystoleMonitor asystole, VfDetector vf, PpgMonitor ppg)
        {
            _vf = vf;
            _outlet = outlet;
            _asystole = asystole;
            _ppg = ppg;
            _deficit = new PulseDeficit(outlet);
        }

        /// <summary>The last good pulses.</summary>
        public PulseRhythm Rhythm { get; } = new PulseRhythm();

        /// <summary>Heart rate of both channels, each weighted by its quality, beats a minute; 0 where it is not known.</summary>
        public int RateBpm
        {
            get { return _asystole.IsSure ? 0 : _rate.RateBpm((int)_outlet.Now); }
        }

        /// <summary>Its variance, 1/16 of a squared beat a minute.</summary>
        public int RateVariance
        {
            get { return _rate.VarianceAt((int)_outlet.Now); }
        }

        /// <summary>How far beats and pulses go together over the last 16, per cent; -1 while it is not known.</summary>
        public int AgreementPercent
        {
            get { return _pairs.AgreementPercent; }
        }

        /// <summary>Pulse arrival time, ms, median of 16; 0 while it is not known. A trend.</summary>
        public int ArrivalMs
        {
            get { return _pairs.ArrivalMs; }
        }

        /// <summary>A beat was found in ECG that is judged.</summary>
        /// <param name="sample">R peak.</param>
        /// <param name="rrMs">Interval to the one before, ms; 0 where it is not judged.</param>
        /// <param name="qualityPercent">Quality of the ECG.</param>
        public void OnBeat(long sample, int rrMs, int qualityPercent)
        {
            _beatSample = (int)sample;
            _hasBeat = true;
            if (rrMs <= 0)
            {
                _beatMs.Clear();
            }
            else
            {
                int middleMs = _beatMs.Add(rrMs);
                _rate.Add((int)_outlet.Now, middleMs, qualityPercent, false);
                if (middleMs > 0)
                {
                    _ppg.OnHeartInterval(middleMs);
                }
            }
            // After an electrode came back, beats are told seconds late: their pulses have gone by.
            if (_hasLight && (int)_outlet.Now - _beatSample < LateBeatSamples)
            {
                Note(_pairs.OnBeat(_beatSample, IsLightGood));
            }
        }

        /// <summary>A pulse was found.</summary>
        /// <param name="foot">Its foot, as a sample of the ECG.</param>
        /// <param name="ibiMs">Interval to the one before, ms; 0 where there is none.</param>
        /// <param name="qualityPercent">Quality of the pulse; under <see cref="PpgMonitor.GoodPercent"/> it is not heard.</param>
        public void OnPulse(long foot, int ibiMs, int qualityPercent)
        {
            int now = (int)_outlet.Now;
            AddRate(now, ibiMs, qualityPercent);
            bool isGood = qualityPercent >= PpgMonitor.GoodPercent;
            if (!isGood && !_watch.IsSteady)
            {
                return;
            }
            int sample = (int)foot;
            _pulseSample = sample;
            _hasPulse = true;
            Rhythm.Add(sample, isGood);
            if (_hasBeat && sample - _beatSample < FreshBeatSamples)
            {
                Note(_pairs.OnPulse(sample, IsLightGood, isGood));
            }
            if (!isGood)
            {
                return;
            }
            _watch.OnGoodPulse();
            _asystole.OnPulse(foot);
        }

        /// <summary>Takes the light of 40 ms, the sum of four samples, counts.</summary>
        public void Push(int infraredSum)
        {
            if (_watch.Push(infraredSum))
            {
                Step();
            }
        }

        /// <summary>The light steps for a reason that is no heart: lost samples, or another LED current.</summary>
        public void OnLightStep(bool isLong)
        {
            _watch.Restart(isLong);
            Rhythm.Clear();
            _pulseMs.Clear();
        }

        /// <summary>What the light says about a heart that the ECG does not hear, at this moment.</summary>
        public PulseState State
        {
            get
            {
                int now = (int)_outlet.Now;
                if (!IsWatching)
                {
                    return PulseState.Unknown;
                }
                if (_watch.IsStill)
                {
                    return PulseState.Absent;
                }
                bool isGoingOn = AgreesBy(SurePercent) && _watch.IsSteady && _ppg.RatioPermille < MotionRatioPermille && KeepsRate(now)
                    && Rhythm.GoodSince(now - PresentSamples) >= PresentPulses
                    && (!_hasBeat || Rhythm.GoodSince(_beatSample + _pairs.LatestSamples) > 0);
                return isGoingOn ? PulseState.Present : PulseState.Unknown;
            }
        }

        /// <summary>True where skin lies on a sensor that gives light: what the pulse says will be known within seconds.</summary>
        public bool IsWatching
        {
            get { return _hasLight && (int)_outlet.Now - _lightSample <= FreshLightSamples && _ppg.IsOnSkin; }
        }

        /// <summary>The signal has ended.</summary>
        public void Finish()
        {
            _deficit.Stop(_outlet.Now);
        }

        private bool IsLightGood
        {
            get
            {
                return _hasPulse && _watch.IsSteady && _ppg.IsOnSkin && (_ppg.Reasons & Blinding) == 0 && _ppg.RatioPermille < MotionRatioPermille
                    && (int)_outlet.Now - _pulseSample < FreshPulseSamples;
            }
        }

        private bool AgreesBy(int percent)
        {
            int agreement = _pairs.AgreementPercent;
            return agreement < 0 || agreement >= percent;
        }

        // Movement that passes for pulses rarely has the heart's own interval.
        private bool KeepsRate(int now)
        {
            int away = Rhythm.LastIntervalMs * _rate.RateBpm(now) - MsPerMinute;
            return away < MsPerMinute / KeepingShare && away > -MsPerMinute / KeepingShare;
        }

        private bool IsEcgBlind(int now)
        {
            return !_hasBeat || now - _beatSample > BlindBeatSamples;
        }

        // A pulse that is not a good one still tells of the rate, by its weight, where nothing moved; and while there are beats, as far as it goes with them.
        private void AddRate(int now, int ibiMs, int qualityPercent)
        {
            if (ibiMs <= 0 || (qualityPercent < PpgMonitor.GoodPercent && !_watch.IsSteady))
            {
                _pulseMs.Clear();
                return;
            }
            int middleMs = _pulseMs.Add(ibiMs);
            bool isBlind = IsEcgBlind(now);
            if (!isBlind && _ppg.RatioPermille >= MotionRatioPermille)
            {
                return;
            }
            int agreement = _pairs.AgreementPercent;
            if (isBlind || agreement < 0)
            {
                _rate.Add(now, middleMs, qualityPercent, !isBlind);
            }
            else if (agreement >= TrustedPercent)
            {
                _rate.Add(now, middleMs, qualityPercent * agreement / 100, true);
            }
        }

        private void Step()
        {
            int now = (int)_outlet.Now;
            _lightSample = now;
            _hasLight = true;
            // Who has no pulse sensor pays for none.
            _outlet.Pulses = Rhythm;
            if (!_ppg.IsOnSkin && _wasOnSkin)
            {
                OnLightStep(true);
            }
            _wasOnSkin = _ppg.IsOnSkin;
            Note(_pairs.Step(now, IsLightGood));
            // Movement of the skin changes both wavelengths alike, which passes for a saturation of about 80 %.
            _ppg.IsMovement = _ppg.RatioPermille >= MotionRatioPermille && !AgreesBy(SurePercent) && !IsEcgBlind(now);
            if (now - _decidedSample > UndecidedSamples)
            {
                _deficit.Stop(now);
            }
            if (_hasPulse && _watch.StillMs >= PulselessMs && _ppg.IsOnSkin && IsEcgBlind(now) && !_vf.IsActive)
            {
                _asystole.OnPulseless(_outlet.Now - (now - _pulseSample));
            }
        }

        private void Note(bool isDecided)
        {
            if (isDecided)
            {
                _decidedSample = (int)_outlet.Now;
                _deficit.OnDecided(_pairs, RateBpm);
            }
        }
    }
}
