using EdgeTwin.Core.Beats;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Fusion;
using EdgeTwin.Core.Health;
using EdgeTwin.Core.Ischaemia;
using EdgeTwin.Core.Ppg;
using EdgeTwin.Core.Quality;
using EdgeTwin.Core.Rhythm;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core
{
    /// <summary>
    /// The one entry to the twin: microvolts in at 250 Hz, of one lead or two, beats and events out through a sink.
    /// Allocates in its constructor only. Not thread-safe: one thread pushes.
    /// </summary>
    public sealed partial class CardioTwin : IQrsListener, IBeatListener
    {
        // After a longer gap the wearer may have moved the electrodes: the amplitude is learned anew.
        private const int ForgetSamples = 10 * Limits.SampleRateHz;

        // The line's level is looked up 100 ms before the R peak.
        private const int LevelBeforeBeatSamples = 25;

        private readonly ITwinSink _sink;
        private readonly EventOutlet _outlet;
        private readonly QrsDetector _qrs;
        private readonly ClarityGate _gate;
        private readonly FlatLine _flat;
        private readonly RateMonitor _rate;
        private readonly PauseMonitor _pause;
        private readonly EcgHistory _ecg = new EcgHistory(true);
        private readonly RunningTemplate _template;
        private readonly AfMonitor _af;
        private readonly VfDetector _vf;
        private readonly AsystoleMonitor _asystole;
        private readonly RunMonitor _runs;
        private readonly EcgStrip _strip;
        private readonly StMonitor _st;
        private long _vfBatchEnd = VfWaveform.BatchSamples - 1;
        private long _comparedSample;
        private int _comparedRrMs;
        private bool _isComparedReliable;
        private bool _hasWork;
        private long _worksAt;
        private readonly EcgHistory _second;
        private readonly BeatClassifier _classifier;
        private long _lastBeat;
        private bool _hasLastBeat;
        private bool _isLeadOff;
        private long _leadOffSample;

        /// <summary>A twin of one lead that tells <paramref name="sink"/> what it finds.</summary>
        /// <exception cref="System.ArgumentOutOfRangeException">A setting is out of its range.</exception>
        public CardioTwin(ITwinSink sink, TwinSettings settings)
            : this(sink, settings, 1)
        {
        }

        /// <summary>A twin that tells <paramref name="sink"/> what it finds.</summary>
        /// <param name="sink">Who is told.</param>
        /// <param name="settings">Limits.</param>
        /// <param name="leads">1, or 2 where each sample is of two leads: beats are found in the first and classified in both.</param>
        /// <exception cref="System.ArgumentOutOfRangeException">A setting or the number of leads is out of its range.</exception>
        public CardioTwin(ITwinSink sink, TwinSettings settings, int leads)
        {
            settings.Check();
            if (leads < 1 || leads > 2)
            {
                throw new System.ArgumentOutOfRangeException(nameof(leads));
            }
            _second = leads == 2 ? new EcgHistory(false) : null;
            _classifier = new BeatClassifier(this, _ecg, _second);
            _sink = sink;
            _outlet = new EventOutlet(sink, _ecg);
            _qrs = new QrsDetector(this, _ecg);
            _gate = new ClarityGate(_outlet);
            _flat = new FlatLine(_outlet);
            _rate = new RateMonitor(_outlet, settings);
            _pause = new PauseMonitor(_outlet, settings);
            _template = new RunningTemplate(_ecg);
            _af = new AfMonitor(_outlet, _ecg);
            _vf = new VfDetector(_outlet, _ecg);
            _asystole = new AsystoleMonitor(_outlet, _vf.Wave);
            _runs = new RunMonitor(_outlet);
            _strip = new EcgStrip(_ecg);
            _outlet.Strip = settings.HasStrips ? _strip : null;
            _st = new StMonitor(_outlet, _ecg, settings);
            _ppg = new PpgMonitor(_outlet, this, settings);
            _sensors = new SensorWatch(_health);
            _fusion = new FusionMonitor(_outlet, _asystole, _vf, _ppg);
        }

        /// <summary>Who learns from what is found; null for nobody. To be set before the first sample.</summary>
        public IFollower Follower
        {
            get
            {
                return _st.Follower;
            }

            set
            {
                _st.Follower = value;
            }
        }

        /// <summary>The last seconds of the ECG. Read only.</summary>
        public EcgHistory Ecg
        {
            get { return _ecg; }
        }

        /// <summary>Samples taken so far, gaps included.</summary>
        public long SampleCount
        {
            get { return _ecg.Count; }
        }

        /// <summary>Heart rate, beats a minute; 0 while it is not known.</summary>
        public int HeartRateBpm
        {
            get { return _rate.HeartRateBpm; }
        }

        /// <summary>Quality of the ECG, 0..100 %.</summary>
        public int QualityPercent
        {
            get { return _gate.QualityPercent; }
        }

        /// <summary>True from an electrode that is off, by the front end's word or by a flat second, until it is back.</summary>
        public bool IsLeadOff
        {
            get { return _flat.IsFlat; }
        }

        /// <summary>RR intervals that atrial fibrillation was decided on, yes or no, since the start.</summary>
        public long JudgedIntervals
        {
            get { return _af.JudgedIntervals; }
        }

        /// <summary>What tells the beats' classes, for who trains its tables.</summary>
        public BeatClassifier Classifier
        {
            get { return _classifier; }
        }

        /// <summary>The J point after the R peak, ms; 0 until it was found.</summary>
        public int JPointMs
        {
            get { return _st.JPointMs; }
        }

        /// <summary>Takes other limits, from the next beat on.</summary>
        /// <exception cref="System.ArgumentOutOfRangeException">A setting is out of its range; nothing is changed.</exception>
        public void Configure(TwinSettings settings)
        {
            settings.Check();
            _rate.Configure(settings);
            _pause.Configure(settings);
            _outlet.Strip = settings.HasStrips ? _strip : null;
            _st.Configure(settings);
            _ppg.Configure(settings);
        }

        /// <summary>
        /// The front end says that an electrode is off, or on again. What is pushed in between is at a rail and no heart: it counts as time only.
        /// </summary>
        /// <param name="isOff">True for off.</param>
        /// <param name="flags">Which, as the front end says it; goes into the event's evidence.</param>
        public void SetLeadOff(bool isOff, int flags)
        {
            if (isOff == _isLeadOff)
            {
                return;
            }
            _isLeadOff = isOff;
            if (isOff)
            {
                _leadOffSample = SampleCount;
                // Decides on what waits, while the detector's time is still the twin's.
                _qrs.Restart(false);
                _flat.Begin(SampleCount, flags);
                StopJudging();
                StopVf();
                _asystole.Interrupt(SampleCount);
                return;
            }
            bool isLong = SampleCount - _leadOffSample >= ForgetSamples;
            if (SampleCount - _leadOffSample < LongestOpenSamples)
            {
                _health.Measure(HealthItem.Cable, 1);
            }
            _qrs.Restart(isLong);
            _st.Interrupt(isLong);
            _flat.Finish(SampleCount);
            _gate.Restart(SampleCount);
            StartVf();
        }

        /// <summary>Takes one ECG sample, uV, at 250 Hz; clamped to <see cref="Limits.MaxInputMicrovolts"/>.</summary>
        public void Push(int ecgMicrovolts)
        {
            if ((uint)(ecgMicrovolts + Limits.MaxInputMicrovolts) > 2 * Limits.MaxInputMicrovolts)
            {
                ecgMicrovolts = Clamp(ecgMicrovolts);
            }
            long now = _ecg.Push(ecgMicrovolts);
            if (now >= _healthDue)
            {
                TickHealth();
            }
            if (now >= _flat.WakesAt && !Watch(ecgMicrovolts))
            {
                return;
            }
            if (now < _qrs.WakesAt)
            {
                if (((int)now & QrsDetector.ReviewMask) == QrsDetector.ReviewMask)
                {
                    return;
                }
            }
            else if (!_qrs.Work(now))
            {
                return;
            }
            if (now >= _worksAt)
            {
                StepWork(now);
            }
        }

        /// <summary>Takes one sample of two leads, uV, at 250 Hz; clamped to <see cref="Limits.MaxInputMicrovolts"/>. A twin of one lead takes the first alone.</summary>
        public void Push(int ecgMicrovolts, int secondMicrovolts)
        {
            if (_second != null)
            {
                _second.Push(Clamp(secondMicrovolts));
            }
            Push(ecgMicrovolts);
        }

        /// <summary>Tells that <paramref name="samples"/> were lost: time goes on, nothing is judged over them.</summary>
        /// <param name="samples">1 or more; less is ignored.</param>
        public void PushGap(int samples)
        {
            if (samples < 1)
            {
                return;
            }
            _qrs.Restart(samples >= ForgetSamples);
            _st.Interrupt(samples >= ForgetSamples);
            if (!_isLeadOff)
            {
                _flat.Finish(SampleCount);
            }
            StopJudging();
            long start = SampleCount;
            _ecg.Skip(samples);
            if (_second != null)
            {
                _second.Skip(samples);
            }
            if (samples >= ForgetSamples)
            {
                _classifier.Forget();
            }
            PassHealth(samples);
            StartVf();
            _vf.OnGap(SampleCount, samples);
            _asystole.Interrupt(start);
            _gate.Restart(start);
            _outlet.Whole(EventKind.Gap, start, SampleCount - 1).Add(EvidenceField.LostSamples, samples);
            _outlet.Send();
        }

        /// <summary>The signal has ended: decides what still waits, and ends open episodes.</summary>
        public void Finish()
        {
            _qrs.Finish();
            _flat.Finish(SampleCount);
            StopJudging();
            StopVf();
            _asystole.Interrupt(SampleCount);
            _af.Finish();
            _runs.Finish();
            _st.Finish();
            _ppg.Finish();
            _fusion.Finish();
            _gate.Finish(SampleCount);
        }
    }
}
