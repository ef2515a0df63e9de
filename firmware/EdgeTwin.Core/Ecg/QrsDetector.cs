using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ecg
{
    /// <summary>
    /// Finds QRS complexes in one ECG lead at 250 Hz, streaming, in integers. After Hamilton &amp; Tompkins 1986 and Hamilton 2002:
    /// peaks of slope energy against a threshold from the median of the last eight beats, T waves told by their slope, a second look
    /// where a beat is overdue. What differs: candidates wait 240 ms, so that a larger neighbour can overrule them, and what the rules
    /// do not veto is weighed by boosted trees, which see the rhythm, the wearer's own shapes and the noise as well as the size.
    /// </summary>
    public sealed partial class QrsDetector
    {
        // A candidate is decided when this many samples have passed (332 ms): what may overrule it is known by then.
        private const int DecisionSamples = QrsRules.NeighbourSamples - 1 + QrsCandidates.SeparationSamples;

        private const int LongestRrSamples = 3 * Limits.SampleRateHz;
        private const int TypicalRrSamples = 200;

        private readonly EcgHistory _ecg;
        private readonly QrsFilter _filter;
        private readonly QrsCandidates _candidates;
        private readonly QrsSearchBack _missed = new QrsSearchBack();
        private readonly QrsThreshold _threshold = new QrsThreshold();
        private readonly QrsTemplates _templates;
        private readonly QrsFeatures _features;
        private readonly QrsScore _score;
        private readonly Median8 _rr = new Median8();
        private readonly IQrsListener _listener;
        private readonly IQrsObserver _observer;
        private int _n;
        private int _lastSample;
        private int _acceptedAt;
        private int _lastSlope;
        private int _rrLevel;
        private int _limitSample;
        private bool _isForgetting;
        private bool _isLearning;
        private bool _isSettled;
        private bool _isOverdue;
        private bool _isSilenceClear;
        private bool _isEnding;

        /// <summary>A detector of what is in <paramref name="ecg"/>, that tells <paramref name="listener"/>.</summary>
        public QrsDetector(IQrsListener listener, EcgHistory ecg)
            : this(listener, ecg, new QrsTrees.Complexes(), null)
        {
        }

        /// <summary>A detector with other trees, for training and tests.</summary>
        /// <param name="listener">Is told of beats.</param>
        /// <param name="ecg">The signal.</param>
        /// <param name="trees">Over <see cref="QrsFeatures"/>; null leaves the decision to the rules.</param>
        /// <param name="observer">Sees every candidate that is weighed; null for none.</param>
        public QrsDetector(IQrsListener listener, EcgHistory ecg, TreeEnsemble trees, IQrsObserver observer)
        {
            _listener = listener;
            _observer = observer;
            _filter = new QrsFilter(ecg);
            _ecg = ecg;
            _candidates = new QrsCandidates(_filter);
            _templates = new QrsTemplates(_filter);
            _features = new QrsFeatures(_threshold, _templates);
            _score = new QrsScore(trees, _features);
            _isForgetting = true;
        }

        /// <summary>Samples were lost: what waits is decided, and the next sample starts anew, with the estimates of before or without.</summary>
        public void Restart(bool isForgetting)
        {
            Finish();
            _missed.Clear();
            _isSettled = false;
            WakesAt = 0;
            _isForgetting |= isForgetting;
        }

        /// <summary>The signal has ended: decides on what waits.</summary>
        public void Finish()
        {
            if (!_isSettled)
            {
                return;
            }
            long now = _ecg.Count - 1;
            _isEnding = true;
            _limitSample = (int)now;
            // It is too soon for anything to be found in these.
            _filter.Filter(_limitSample);
            _filter.Hold();
            for (int i = 0; i < DecisionSamples + QrsFilter.BandDelaySamples || _isLearning || _candidates.Count > 0; i++)
            {
                now++;
                if (now >= WakesAt)
                {
                    Work(now);
                }
            }
            _n = (int)now;
            _isEnding = false;
        }

        private void Settle()
        {
            _isSettled = true;
            _filterDue = _n;
            _reviewDue = _n | ReviewMask;
            _acceptedAt = _n - BeatRestSamples;
            _filter.Settle(_n);
            _candidates.Clear();
            _lastSample = _n - _rr.Value;
            _isSilenceClear = true;
            if (_isForgetting)
            {
                _isForgetting = false;
                _isLearning = true;
                _lastSlope = 0;
                _threshold.Start();
                _rr.Fill(TypicalRrSamples);
                _rrLevel = Log2.Sixteenths(TypicalRrSamples);
                _templates.Forget();
                _features.Forget();
            }
        }

        private void Review()
        {
            if (_score.IsOpen)
            {
                if (_score.Step())
                {
                    if (_observer != null)
                    {
                        _observer.OnCandidate(_features.Values, _n - _candidates.RPeak, _score.IsBeat);
                    }
                    Decide(_score.IsBeat, _score.MayBeMissed);
                }
                return;
            }
            if (_n - _acceptedAt < BeatRestSamples)
            {
                return;
            }
            if (_candidates.Count > 1 || (_candidates.Count == 1 && _n - _candidates.Sample >= DecisionSamples))
            {
                Weigh();
                return;
            }
            int quiet = _n - DecisionSamples - _lastSample;
            _isOverdue = quiet > _rr.Value + _rr.Value / 2;
            if (!_isOverdue)
            {
                return;
            }
            if (_missed.HasOne)
            {
                _isOverdue = false;
                Accept(_missed.Sample, _missed.Energy, _missed.RPeak, _missed.Slope, _missed.Roughness);
                return;
            }
            if (quiet > 2 * _rr.Value)
            {
                _threshold.Lower(_n, _n - _lastSample);
            }
            _listener.OnOverdue(quiet, _isSilenceClear);
        }

        private void Weigh()
        {
            QrsCandidates c = _candidates;
            int rr = c.Sample - _lastSample;
            if (QrsRules.IsVetoed(rr, c.Slope - _lastSlope, c.OverNext, c.NextDistance))
            {
                Decide(false, false);
                return;
            }
            _templates.Compare(_n, c.Sample);
            _features.Fill(c, rr, _rrLevel, _lastSlope);
            int level = c.Level;
            int overBeats = level - _threshold.BeatLevel;
            int roughness = c.Roughness - level;
            bool isLowBeat = QrsRules.IsLowBeat(overBeats, level - _threshold.NoiseLevel, c.OverNext, c.NextDistance, roughness, rr, _rr.Value);
            int score = QrsRules.Score(overBeats, roughness);
            _score.Begin(score, isLowBeat, QrsRules.MayBeMissed(score, rr, c.Slope - _lastSlope, roughness), _features.MeanRoughness);
        }

        private void Decide(bool isBeat, bool mayBeMissed)
        {
            QrsCandidates c = _candidates;
            _features.Pass(c);
            if (isBeat)
            {
                _templates.Learn();
                Accept(c.Sample, c.Energy, c.RPeak, c.Slope, c.Roughness - c.Level);
            }
            else
            {
                Refuse(mayBeMissed);
            }
            c.RemoveOldest();
        }

        private void Refuse(bool mayBeMissed)
        {
            QrsCandidates c = _candidates;
            if (QrsRules.CanHideBeat(c.Level - _threshold.BeatLevel) && QrsRules.IsRough(c.Roughness - c.Level))
            {
                _isSilenceClear = false;
                if (_isOverdue)
                {
                    _listener.OnNoise(_n - c.RPeak, QrsRules.ClarityPercent(c.Roughness - c.Level));
                }
            }
            if (c.Sample - _lastSample > QrsRules.RefractorySamples)
            {
                _threshold.OnRefused(c.Energy);
            }
            if (mayBeMissed)
            {
                _missed.Offer(_score.Value, c.Sample, c.Energy, c.RPeak, c.Slope, c.Roughness - c.Level);
            }
        }

        private void Accept(int sample, int energy, int rPeak, int slope, int roughness)
        {
            int rr = sample - _lastSample;
            _threshold.OnBeat(sample, energy);
            if (rr < LongestRrSamples)
            {
                _rr.Add(rr);
                _rrLevel = Log2.Sixteenths(_rr.Value);
            }
            _acceptedAt = _n;
            _lastSample = sample;
            _lastSlope = slope;
            _missed.Clear();
            if (!_isEnding || _limitSample - rPeak >= 0)
            {
                _listener.OnQrs((_isEnding ? _limitSample : _n) - rPeak, QrsRules.ClarityPercent(roughness), _isSilenceClear);
            }
            _isSilenceClear = true;
        }
    }
}
