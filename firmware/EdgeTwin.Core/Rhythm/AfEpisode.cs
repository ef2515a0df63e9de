using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// From windows to episodes: the decision on each interval, with what the wearer's last thousand beats make likely, and the events
    /// af-provisional (at once) and af (64 beats later, back-dated). A provisional flag that is not confirmed makes the next one wait, twice as long each time.
    /// </summary>
    public sealed class AfEpisode
    {
        // Decided intervals in a row that begin or end an episode.
        private const int RunBeats = 6;

        // Without P waves to look at: Petrenas' and Zhou's thresholds. With them: their limits and weights, and more caution.
        private const int PairsThreshold = 725;
        private const int LongThreshold = 639;
        private const int ShortThreshold = 700;
        private const int NearestThreshold = 40;
        private const int CoherenceLimit = 20;
        private const int CoherenceStep = 25;
        private const int MarginPermille = 100;
        private const int MarginWithPermille = 300;

        // What was lately is likely to go on: 0.8 of the mean of the last 1024 decisions, each within +-0.4.
        private const int PriorShift = 10;
        private const int PriorClip = 400;
        private const int PriorPermille = 800;
        private const int PriorAtStart = -300;
        private const int ShortestWaitSamples = 60 * Limits.SampleRateHz;
        private const int LongestWaitSamples = 3600 * Limits.SampleRateHz;

        private readonly EventOutlet _outlet;
        private readonly RrSeries _series;
        private readonly AfWindows _windows;
        private int _prior = PriorAtStart << PriorShift;
        private int _run;
        private long _runStart;
        private long _startSample;
        private int _beats;
        private bool _isProvisional;
        private long _provisionalSample;
        private int _provisionalIndex;
        private int _waitSamples = ShortestWaitSamples;
        private long _quietUntil;

        /// <summary>Episodes from <paramref name="windows"/> over <paramref name="series"/>.</summary>
        public AfEpisode(EventOutlet outlet, RrSeries series, AfWindows windows)
        {
            _outlet = outlet;
            _series = series;
            _windows = windows;
        }

        /// <summary>True while atrial fibrillation is confirmed, at the lag.</summary>
        public bool IsActive { get; private set; }

        /// <summary>Margin of the last decision, per mille; over 0 is fibrillation.</summary>
        public int ScorePermille { get; private set; }

        /// <summary>Decides on interval number <paramref name="judged"/>.</summary>
        /// <param name="judged">The interval that the windows are about.</param>
        /// <param name="coherencePercent">P wave coherence just after it, or -1.</param>
        /// <param name="hasSignal">False where there are beats only, and so never a P wave.</param>
        public void Judge(int judged, int coherencePercent, bool hasSignal)
        {
            ScorePermille = Score(coherencePercent, hasSignal);
            bool isLike = ScorePermille > 0;
            int at = judged & RrSeries.Mask;
            if (isLike == IsActive)
            {
                _run = 0;
                _beats += IsActive ? 1 : 0;
            }
            else
            {
                if (_run == 0)
                {
                    _runStart = SampleOf(at) - _series.RrMs[at] / Limits.MsPerSample;
                }
                _run++;
                if (_run >= RunBeats)
                {
                    Change(coherencePercent);
                }
            }
            if (_isProvisional && !IsActive && judged >= _provisionalIndex)
            {
                EndProvisional(_outlet.Now, false);
            }
        }

        /// <summary>The last intervals look like fibrillation, from <paramref name="startSample"/> on.</summary>
        public void Suspect(long startSample, int coherencePercent)
        {
            if (IsActive || _isProvisional || _outlet.Now < _quietUntil)
            {
                return;
            }
            _isProvisional = true;
            _provisionalSample = startSample;
            _provisionalIndex = _series.Count - AfBrief.QuickBeats / 2;
            TwinEvent begin = _outlet.Begin(EventKind.AfProvisional, startSample);
            begin.Add(EvidenceField.Beats, AfBrief.QuickBeats);
            begin.Add(EvidenceField.HrBpm, Bpm(_series.MeanMs));
            begin.Add(EvidenceField.PWavePercent, coherencePercent);
            _outlet.AddPulses(begin);
            _outlet.Send();
        }

        /// <summary>A stretch too short for windows was judged as a whole.</summary>
        public void OnStrip(int scorePermille, int coherencePercent)
        {
            ScorePermille = scorePermille;
            int last = (_series.Count - 1) & RrSeries.Mask;
            if (scorePermille > 0)
            {
                TwinEvent whole = _outlet.Whole(EventKind.Af, SampleOf(0) - _series.RrMs[0] / Limits.MsPerSample, SampleOf(last));
                AddEvidence(whole, coherencePercent);
                _outlet.Send();
            }
            if (_isProvisional)
            {
                EndProvisional(SampleOf(last), scorePermille > 0);
            }
        }

        /// <summary>The stretch of intervals has ended with a beat at <paramref name="sample"/>: what is open ends there, and numbers start anew.</summary>
        public void Close(long sample)
        {
            if (IsActive)
            {
                End(sample);
            }
            if (_isProvisional)
            {
                EndProvisional(sample, true);
            }
            _run = 0;
        }

        /// <summary>Sample number of the R peak that ends the interval in ring place <paramref name="at"/>.</summary>
        public long SampleOf(int at)
        {
            long now = _outlet.Now;
            return now - (uint)((int)now - _series.SampleAt(at));
        }

        private int Score(int coherencePercent, bool hasSignal)
        {
            int pairs = 1000 * _windows.IrregularityPermille / PairsThreshold - 1000;
            int shortWords = 1000 * _windows.ShortEntropyPermille / ShortThreshold - 1000;
            int longWords = 1000 * _windows.LongEntropyPermille / LongThreshold - 1000;
            int likelihood = pairs + shortWords + (hasSignal ? longWords / 2 : longWords);
            if (hasSignal)
            {
                likelihood += 2000 * _windows.NearestPermille / NearestThreshold - 2000;
                if (coherencePercent >= 0)
                {
                    int over = 1000 * (coherencePercent - CoherenceLimit) / CoherenceStep;
                    likelihood -= 2 * (over < -500 ? -500 : over > 2000 ? 2000 : over);
                }
            }
            int score = likelihood + PriorPermille * (_prior >> PriorShift) / 1000 - (hasSignal ? MarginWithPermille : MarginPermille);
            int clipped = likelihood > PriorClip ? PriorClip : likelihood < -PriorClip ? -PriorClip : likelihood;
            _prior += clipped - (_prior >> PriorShift);
            return score;
        }

        private void Change(int coherencePercent)
        {
            _run = 0;
            if (IsActive)
            {
                End(_runStart);
                return;
            }
            IsActive = true;
            _startSample = _runStart;
            _beats = RunBeats;
            TwinEvent begin = _outlet.Begin(EventKind.Af, _startSample);
            AddEvidence(begin, coherencePercent);
            _outlet.Send();
            if (_isProvisional)
            {
                EndProvisional(_outlet.Now, true);
            }
        }

        private void AddEvidence(TwinEvent told, int coherencePercent)
        {
            told.Add(EvidenceField.AfScorePermille, ScorePermille);
            told.Add(EvidenceField.IrregularityPermille, _windows.IrregularityPermille);
            told.Add(EvidenceField.EntropyPermille, _windows.ShortEntropyPermille);
            told.Add(EvidenceField.NearestPermille, _windows.NearestPermille);
            told.Add(EvidenceField.PWavePercent, coherencePercent);
            told.Add(EvidenceField.HrBpm, Bpm(_windows.MeanMs));
            _outlet.AddPulses(told);
        }

        private void End(long sample)
        {
            IsActive = false;
            _outlet.End(EventKind.Af, _startSample, sample > _startSample ? sample : _startSample).Add(EvidenceField.Beats, _beats);
            _outlet.Send();
        }

        private void EndProvisional(long sample, bool isConfirmed)
        {
            _isProvisional = false;
            _waitSamples = isConfirmed ? ShortestWaitSamples : _waitSamples > LongestWaitSamples / 2 ? LongestWaitSamples : 2 * _waitSamples;
            _quietUntil = _outlet.Now + _waitSamples;
            _outlet.End(EventKind.AfProvisional, _provisionalSample, sample);
            _outlet.Send();
        }

        private static int Bpm(int rrMs)
        {
            return rrMs < 1 ? 0 : 60000 / rrMs;
        }
    }
}
