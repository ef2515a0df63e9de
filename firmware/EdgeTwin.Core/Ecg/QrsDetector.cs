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
        /// <summary>A candidate is decided when this many samples have passed (336 ms): what may overrule it is known by then.</summary>
        public const int DecisionSamples = QrsRules.NeighbourSamples + QrsCandidates.SeparationSamples;

        private const int StartSeconds = 3;
        private const int FloorEnergy = 40;
        private const int TypicalRrSamples = 200;

        private readonly QrsFilter _filter = new QrsFilter();
        private readonly QrsCandidates _candidates;
        private readonly QrsSearchBack _missed = new QrsSearchBack();
        private readonly Median8 _beatEnergy = new Median8();
        private readonly Median8 _rr = new Median8();
        private readonly IQrsListener _listener;
        private int _n;
        private int _lastSample;
        private int _lastSlope;
        private int _noiseEnergy;
        private int _largestRejected;
        private int _startSamples;
        private int _secondMax;
        private int _limitSample;
        private bool _isSettled;
        private bool _isEnding;

        /// <summary>A detector that tells <paramref name="listener"/>.</summary>
        public QrsDetector(IQrsListener listener)
        {
            _listener = listener;
            _candidates = new QrsCandidates(_filter);
            _startSamples = -1;
        }

        /// <summary>Median RR interval of the last eight beats, samples.</summary>
        public int MedianRrSamples
        {
            get { return _rr.Value; }
        }

        /// <summary>Samples since the last QRS complex up to which everything is decided; the signal after it may still hold one.</summary>
        public int QuietSamples
        {
            get { return _n - DecisionSamples - _lastSample; }
        }

        /// <summary>True when no beat came for 1.5 median RR intervals and the look back found none.</summary>
        public bool IsBeatOverdue { get; private set; }

        /// <summary>True while nothing that could be noise over a beat was refused since the last complex.</summary>
        public bool IsSilenceClear { get; private set; }

        /// <summary>Takes one sample, uV.</summary>
        public void Push(int microvolts)
        {
            _n++;
            if (!_isSettled)
            {
                Settle(microvolts);
            }
            int energy = _filter.Push(_n, microvolts);
            _candidates.Push(_n, energy);
            if (_startSamples < StartSeconds * Limits.SampleRateHz)
            {
                Learn(energy);
                return;
            }
            while (_candidates.Count > 1 || (_candidates.Count == 1 && _n - _candidates.Sample >= DecisionSamples))
            {
                Decide();
                _candidates.RemoveOldest();
            }
            IsBeatOverdue = QuietSamples > _rr.Value + _rr.Value / 2;
            if (IsBeatOverdue)
            {
                LookBack();
            }
        }

        /// <summary>Samples were lost: what waits is decided, and the next sample starts anew, with the estimates of before or without.</summary>
        public void Restart(bool isForgetting)
        {
            Finish();
            _missed.Clear();
            if (_startSamples >= 0)
            {
                _isSettled = false;
            }
            if (isForgetting)
            {
                _startSamples = -1;
            }
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
            int last = _filter.LastInput;
            for (int i = 0; i < DecisionSamples + QrsFilter.BandDelaySamples || _startSamples < StartSeconds * Limits.SampleRateHz; i++)
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
            if (_startSamples < 0)
            {
                _startSamples = 0;
                _secondMax = 0;
                _beatEnergy.Fill(0);
                _rr.Fill(TypicalRrSamples);
            }
        }

        // The largest energy of each of the first three seconds: their median is the first estimate of a beat's.
        private void Learn(int energy)
        {
            if (energy > _secondMax)
            {
                _secondMax = energy;
            }
            _startSamples++;
            if (_startSamples % Limits.SampleRateHz != 0)
            {
                return;
            }
            for (int i = 0; i < 3; i++)
            {
                _beatEnergy.Add(_secondMax);
            }
            _secondMax = 0;
            if (_startSamples == StartSeconds * Limits.SampleRateHz)
            {
                int first = _beatEnergy.Value < FloorEnergy ? FloorEnergy : _beatEnergy.Value;
                _beatEnergy.Fill(first);
                _noiseEnergy = first / 8;
                _largestRejected = 0;
                _lastSlope = 0;
                _lastSample = _n - StartSeconds * Limits.SampleRateHz - 50;
            }
        }

        private void Decide()
        {
            QrsCandidates c = _candidates;
            int rr = c.Sample - _lastSample;
            int level = Log2.Sixteenths(c.Energy);
            int overBeats = level - Log2.Sixteenths(_beatEnergy.Value);
            int overNoise = level - Log2.Sixteenths(_noiseEnergy);
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
                IsSilenceClear = false;
                if (IsBeatOverdue)
                {
                    _listener.OnNoise(_n - c.RPeak, QrsRules.ClarityPercent(roughness));
                }
            }
            if (rr > QrsRules.RefractorySamples && c.Energy > _largestRejected)
            {
                _largestRejected = c.Energy;
            }
            if (QrsRules.MayBeMissed(score, isVetoed, rr, steeper, roughness))
            {
                _missed.Offer(score, c.Sample, c.Energy, c.RPeak, c.Slope, roughness);
            }
        }

        private void Accept(int sample, int energy, int rPeak, int slope, int roughness)
        {
            int rr = sample - _lastSample;
            int ceiling = 2 * _beatEnergy.Value;
            _beatEnergy.Add(energy < ceiling ? energy : ceiling);
            if (rr < StartSeconds * Limits.SampleRateHz)
            {
                _rr.Add(rr);
            }
            _noiseEnergy += (_largestRejected - _noiseEnergy) / 8;
            _largestRejected = 0;
            _lastSample = sample;
            _lastSlope = slope;
            _missed.Clear();
            if (!_isEnding || _limitSample - rPeak >= 0)
            {
                _listener.OnQrs((_isEnding ? _limitSample : _n) - rPeak, QrsRules.ClarityPercent(roughness), IsSilenceClear);
            }
            IsSilenceClear = true;
        }

        // A beat is overdue: take the best of those refused since the last. Past two RR intervals the estimate itself is too high.
        private void LookBack()
        {
            if (_missed.HasOne)
            {
                IsBeatOverdue = false;
                Accept(_missed.Sample, _missed.Energy, _missed.RPeak, _missed.Slope, _missed.Roughness);
            }
            else if (QuietSamples > 2 * _rr.Value && (_n - _lastSample) % Limits.SampleRateHz == 0 && _beatEnergy.Value > FloorEnergy)
            {
                int lower = _beatEnergy.Value * 3 / 4;
                _beatEnergy.Cap(lower < FloorEnergy ? FloorEnergy : lower);
                int noise = _beatEnergy.Value / 4;
                if (_n - _lastSample > 5 * Limits.SampleRateHz && _noiseEnergy > noise)
                {
                    _noiseEnergy = noise;
                }
            }
        }
    }
}
