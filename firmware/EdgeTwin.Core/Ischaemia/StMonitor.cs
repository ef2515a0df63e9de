using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ischaemia
{
    /// <summary>
    /// ST episodes against the wearer's own baseline, from the mean of 16 s of usual beats every 8 s. Its work is done in steps: call
    /// <see cref="Step"/> with a sample on which there is little else to do, while <see cref="IsBusy"/>.
    /// One lead sees its own territory only, and a front end's high-pass distorts the ST segment: over 100 mHz nothing is measured, and an event says so.
    /// </summary>
    public sealed partial class StMonitor
    {
        /// <summary>Half of what is averaged over: 8 s.</summary>
        public const int HalfSamples = 8 * Limits.SampleRateHz;

        /// <summary>Who is told of each block's level where no episode lasts; null for nobody.</summary>
        public IFollower Follower;

        private enum Stage : byte
        {
            Idle,
            Close,
            Level,
            J,
            Read,
            Turn,
            Judge,
            Rate,
            Tell,
            Shift,
            Probe,
            Look,
            Wait,
        }

        private const int UsualPercent = 90;
        private const int HighestMillihertz = 100;

        // The mean beat's last point must have come in.
        private const int SamplesAfter = BeatAverage.Points - BeatAverage.Before;

        // With no block for this long, an episode is ended where the last one was.
        private const int PatienceSamples = 120 * Limits.SampleRateHz;
        private const int BlocksBefore = 38;
        private const int RatePercent = 70;
        private const int LeastRiseBpm = 5;
        private const int DriftBlocks = 34;
        private const int LeastOnsetUv = 60;
        private const int EarlyBlocks = 6;

        private readonly EventOutlet _outlet;
        private readonly BeatAverage _average;
        private readonly StMeasure _measure;
        private readonly AxisWatch _axis;
        private readonly HighPassProbe _probe;
        private readonly StReference _reference = new StReference();
        private readonly RateTrend _trend = new RateTrend();
        private readonly StEpisode _episode = new StEpisode();
        private readonly StTeller _teller;
        private Stage _stage;
        private long _halfStart = -1;
        private long _blockCentre;
        private long _pending;
        private bool _isPending;
        private long _usualBefore;
        private bool _isUsualBefore;
        private bool _isProbing;
        private int _stepUv;
        private byte _explainedBlocks;
        private int _meanDeviation = UsualDeviationUv << MeanShift;
        private int _lag;
        private int _rateBlocks;
        private int _riseBpm;
        private bool _isEnding;
        private int _followsPercent;
        private int _uvPerBpmTenths;
        private EventKind _told;
        private int _highPassMillihertz;
        private bool _isRefused;
        private long _refusedSample;

        /// <summary>A monitor that tells <paramref name="outlet"/>, of beats in <paramref name="ecg"/>.</summary>
        public StMonitor(EventOutlet outlet, EcgHistory ecg, TwinSettings settings)
        {
            _outlet = outlet;
            _average = new BeatAverage(ecg);
            _measure = new StMeasure(_average);
            _axis = new AxisWatch(_average);
            _probe = new HighPassProbe(ecg);
            _teller = new StTeller(outlet, _episode);
            Configure(settings);
        }

        /// <summary>True while there is work for <see cref="Step"/>.</summary>
        public bool IsBusy
        {
            get { return _stage != Stage.Idle; }
        }

        /// <summary>True while an ST episode lasts.</summary>
        public bool IsActive
        {
            get { return _episode.IsActive; }
        }

        /// <summary>True where the ST level is not measured, because of the front end's high-pass.</summary>
        public bool IsRefused
        {
            get { return _isRefused; }
        }

        /// <summary>The J point after the R peak, ms; 0 until it was found.</summary>
        public int JPointMs
        {
            get { return _measure.JMs; }
        }

        /// <summary>The last block's ST level over the isoelectric level, uV.</summary>
        public int StUv
        {
            get { return _measure.StUv; }
        }

        /// <summary>The last block's ST level over the wearer's own, uV.</summary>
        public int DeviationUv
        {
            get { return _measure.StUv - _reference.Uv; }
        }

        /// <summary>Takes another front end's corner.</summary>
        public void Configure(TwinSettings settings)
        {
            _highPassMillihertz = settings.HighPassMillihertz;
            _teller.HighPassMillihertz = settings.HighPassMillihertz;
        }

        /// <summary>Takes a classified beat, in the order of time and within 2 s of its R peak.</summary>
        /// <param name="sample">R peak.</param>
        /// <param name="rrMs">Interval to the beat before, ms; 0 where there is none.</param>
        /// <param name="kind">Class.</param>
        /// <param name="qrsPercent">Likeness of its QRS complex to the wearer's usual one, per cent.</param>
        /// <param name="isReliable">False while the signal is not judged.</param>
        public void OnBeat(long sample, int rrMs, BeatKind kind, int qrsPercent, bool isReliable)
        {
            if (_highPassMillihertz > HighestMillihertz)
            {
                if (!_isRefused)
                {
                    Refuse(sample, _highPassMillihertz);
                }
                return;
            }
            if (_halfStart < 0 || sample - _halfStart >= 8 * HalfSamples)
            {
                Skip(sample);
            }
            bool isUsual = isReliable && kind == BeatKind.Normal && qrsPercent >= UsualPercent;
            bool isProbed = _isUsualBefore && rrMs >= HighPassProbe.LeastRrMs && _highPassMillihertz == 0;
            if (_stage != Stage.Idle && _stage != Stage.Wait)
            {
                // The block before is still at work, in a heart so fast that one beat more or less is none.
                isProbed = false;
            }
            else
            {
                _isPending = isUsual;
                _pending = sample;
                _isProbing = isProbed;
                _stage = sample - _halfStart >= HalfSamples ? Stage.Close : AfterBlock();
            }
            if (isReliable && !IsClosing)
            {
                _average.Count(rrMs);
            }
            _isUsualBefore = isUsual && rrMs >= HighPassProbe.LeastRrMs;
            if (!isProbed)
            {
                _usualBefore = sample;
            }
        }

        /// <summary>The signal is not judged from here on; after a long time away the wearer's level is learned anew.</summary>
        /// <param name="isLong">True where the electrodes may have moved.</param>
        public void Interrupt(bool isLong)
        {
            _stage = Stage.Idle;
            _isUsualBefore = false;
            if (isLong)
            {
                EndEpisode(_blockCentre);
                Forget();
            }
        }

        /// <summary>The signal has ended: what there is of a block is measured, and an episode ended.</summary>
        public void Finish()
        {
            while (_stage != Stage.Idle)
            {
                if (_stage == Stage.Wait)
                {
                    _stage = Stage.Idle;
                    _average.Add(_pending);
                    break;
                }
                Step();
            }
            if (_measure.JMs == 0 && _halfStart >= 0 && _average.Close())
            {
                _measure.FindLevel();
                _measure.FindJ();
                _measure.ReadSt();
            }
            EndEpisode(_outlet.Now);
            if (_isRefused)
            {
                EndRefusal();
            }
        }

        /// <summary>Does one step, at most 2.5 k IL.</summary>
        public void Step()
        {
            switch (_stage)
            {
                case Stage.Wait:
                    if (_outlet.Now - _pending >= SamplesAfter)
                    {
                        _stage = Stage.Idle;
                        _average.Add(_pending);
                    }
                    break;
                case Stage.Probe:
                    _probe.Add(_usualBefore, _pending);
                    _usualBefore = _pending;
                    _isProbing = false;
                    _stage = _probe.IsFull ? Stage.Look : AfterBlock();
                    break;
                case Stage.Look:
                    Look();
                    _stage = AfterBlock();
                    break;
                case Stage.Close:
                    _blockCentre = _halfStart;
                    _stage = _average.Close() ? Stage.Level : Stage.Shift;
                    break;
                case Stage.Level:
                    _measure.FindLevel();
                    _stage = Stage.J;
                    break;
                case Stage.J:
                    // A deviating ST segment bends the end of the QRS complex: the J point is learned without it.
                    if (!_reference.IsKnown || _episode.Sign == 0)
                    {
                        _measure.FindJ();
                    }
                    _stage = Stage.Read;
                    break;
                case Stage.Read:
                    _measure.ReadSt();
                    _axis.Take(_measure.LevelQuarters);
                    _stage = Stage.Turn;
                    break;
                case Stage.Turn:
                    _stepUv = _axis.Step(_measure.StUv, _reference.Uv);
                    _stage = _axis.IsComparing ? Stage.Turn : Stage.Judge;
                    break;
                case Stage.Judge:
                    Judge();
                    break;
                case Stage.Rate:
                    Follow();
                    break;
                case Stage.Tell:
                    Tell();
                    break;
                case Stage.Shift:
                    _average.Shift();
                    _halfStart += HalfSamples;
                    _stage = _pending - _halfStart >= HalfSamples ? Stage.Close : AfterBlock();
                    break;
            }
        }

        private bool IsClosing
        {
            get { return _stage >= Stage.Close && _stage <= Stage.Shift; }
        }

        private Stage AfterBlock()
        {
            return _isProbing ? Stage.Probe : _isPending ? Stage.Wait : Stage.Idle;
        }

        private void Look()
        {
            _probe.Judge();
            if (_probe.IsHighPassed && !_isRefused)
            {
                Refuse(_pending, _probe.Millihertz);
            }
            else if (_isRefused && !_probe.IsHighPassed)
            {
                EndRefusal();
            }
        }

        private void EndRefusal()
        {
            _isRefused = false;
            _teller.EndRefusal(_refusedSample);
        }

        private void Skip(long sample)
        {
            if (_halfStart >= 0 && sample - _blockCentre >= PatienceSamples)
            {
                EndEpisode(_blockCentre);
            }
            _average.Clear();
            _halfStart = sample;
            _stage = Stage.Idle;
        }

        private void Forget()
        {
            _halfStart = -1;
            _average.Clear();
            _measure.Clear();
            _axis.Clear();
            _reference.Clear();
            _trend.Clear();
            _episode.Clear();
            _probe.Clear();
        }
    }
}
