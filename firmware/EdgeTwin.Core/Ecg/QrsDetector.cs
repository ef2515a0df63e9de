using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ecg
{
    /// <summary>
    /// Finds QRS complexes in one ECG lead at 250 Hz, streaming, in integers. After Hamilton &amp; Tompkins 1986 and Hamilton 2002:
    /// peaks of slope energy against a threshold from the median of the last eight beats, T waves told by their slope, a second look
    /// where a beat is overdue. What differs: candidates wait 240 ms, so that a larger neighbour can overrule them, and the
    /// threshold rises where the signal behind a candidate is rough (muscle noise).
    /// </summary>
    public sealed class QrsDetector
    {
        // A candidate is decided when this many samples have passed (336 ms): what may overrule it is known by then.
        private const int DecisionSamples = QrsRules.NeighbourSamples + QrsCandidates.SeparationSamples;

        // Decisions are looked at every fourth sample (16 ms), one at a time and not where a candidate was just measured:
        // nothing in them is urgent, and no sample pays for two.
        private const int ReviewMask = 3;
        private const int LongestRrSamples = 3 * Limits.SampleRateHz;
        private const int TypicalRrSamples = 200;

        private readonly QrsFilter _filter = new QrsFilter();
        private readonly QrsCandidates _candidates;
        private readonly QrsSearchBack _missed = new QrsSearchBack();
        private readonly QrsThreshold _threshold = new QrsThreshold();
        private readonly Median8 _rr = new Median8();
        private readonly IQrsListener _listener;
        private int _n;
        private int _lastSample;
        private int _lastSlope;
        private int _limitSample;
        private bool _isForgetting;
        private bool _isLearning;
        private bool _isSettled;
        private bool _isOverdue;
        private bool _isSilenceClear;
        private bool _isEnding;

        /// <summary>A detector that tells <paramref name="listener"/>.</summary>
        public QrsDetector(IQrsListener listener)
        {
            _listener = listener;
            _candidates = new QrsCandidates(_filter);
            _isForgetting = true;
        }

        /// <summary>Takes one sample, uV.</summary>
        /// <returns>True where it had little to do with it: other work belongs to such samples, so that none gets too much.</returns>
        public bool Push(int microvolts)
        {
            int n = ++_n;
            if (!_isSettled)
            {
                Settle(microvolts);
            }
            int energy = _filter.Push(n, microvolts);
            bool isBusy = _candidates.Push(n, energy);
            if (_isLearning)
            {
                _isLearning = !_threshold.Learn(energy);
            }
            else if ((n & ReviewMask) == 0 && !isBusy)
            {
                Review();
                return false;
            }
            return !isBusy;
        }

        /// <summary>Samples were lost: what waits is decided, and the next sample starts anew, with the estimates of before or without.</summary>
        public void Restart(bool isForgetting)
        {
            Finish();
            _missed.Clear();
            _isSettled = false;
            _isForgetting |= isForgetting;
        }

        /// <summary>The signal has ended: decides on what waits.</summary>
        public void Finish()
        {
            if (!_isSettled)
            {
                return;
            }
            _isEnding = true;
            _limitSample = _n;
            int last = _filter.InputAt(_n);
            for (int i = 0; i < DecisionSamples + QrsFilter.BandDelaySamples || _isLearning || _candidates.Count > 0; i++)
            {
                Push(last);
            }
            _isEnding = false;
        }

        private void Settle(int microvolts)
        {
            _isSettled = true;
            _filter.Settle(microvolts);
            _candidates.Clear(_n);
            _lastSample = _n - _rr.Value;
            _isSilenceClear = true;
            if (_isForgetting)
            {
                _isForgetting = false;
                _isLearning = true;
                _lastSlope = 0;
                _threshold.Start();
                _rr.Fill(TypicalRrSamples);
            }
        }

        private void Review()
        {
            if (_candidates.Count > 1 || (_candidates.Count == 1 && _n - _candidates.Sample >= DecisionSamples))
            {
                Decide();
                _candidates.RemoveOldest();
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

        private void Decide()
        {
            QrsCandidates c = _candidates;
            int rr = c.Sample - _lastSample;
            int level = Log2.Sixteenths(c.Energy);
            int overBeats = level - Log2.Sixteenths(_threshold.BeatEnergy);
            int overNoise = level - Log2.Sixteenths(_threshold.NoiseEnergy);
            int overNext = c.Count > 1 ? level - Log2.Sixteenths(c.NextEnergy) : QrsRules.NoNeighbour;
            int nextDistance = c.Count > 1 ? c.NextDistance : QrsRules.NoNeighbour;
            int steeper = c.Slope - _lastSlope;
            int roughness = c.Roughness - level;
            int score = QrsRules.Score(overBeats, roughness);
            bool isVetoed = QrsRules.IsVetoed(rr, steeper, overNext, nextDistance);
            if (!isVetoed && (score >= 0 || QrsRules.IsLowBeat(overBeats, overNoise, overNext, nextDistance, roughness, rr, _rr.Value)))
            {
                Accept(c.Sample, c.Energy, c.RPeak, c.Slope, roughness);
                return;
            }
            if (QrsRules.IsNoise(overBeats, roughness))
            {
                _isSilenceClear = false;
                if (_isOverdue)
                {
                    _listener.OnNoise(_n - c.RPeak, QrsRules.ClarityPercent(roughness));
                }
            }
            if (rr > QrsRules.RefractorySamples)
            {
                _threshold.OnRefused(c.Energy);
            }
            if (QrsRules.MayBeMissed(score, isVetoed, rr, steeper, roughness))
            {
                _missed.Offer(score, c.Sample, c.Energy, c.RPeak, c.Slope, roughness);
            }
        }

        private void Accept(int sample, int energy, int rPeak, int slope, int roughness)
        {
            int rr = sample - _lastSample;
            _threshold.OnBeat(sample, energy);
            if (rr < LongestRrSamples)
            {
                _rr.Add(rr);
            }
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
