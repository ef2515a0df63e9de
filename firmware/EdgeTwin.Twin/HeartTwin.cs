using EdgeTwin.Core;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Ppg;
using EdgeTwin.Core.Rhythm;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Twin
{
    /// <summary>
    /// What the device learns of its wearer's heart, from good data only: the form of the beat, RR intervals, ST and QT by heart rate and by time of day, the pulse's arrival and
    /// size, ectopic beats, quality; each with how often it was measured. Follows a <see cref="CardioTwin"/>; allocates in its constructor only.
    /// </summary>
    public sealed partial class HeartTwin : IFollower
    {
        private enum Stage : byte
        {
            Idle,
            Wait,
            Add,
            Close,
            Onset,
            Peak,
            Qt,
            Learn,
            Clear,
        }

        /// <summary>No time of day is known.</summary>
        public const int UnknownHour = -1;

        private const int GoodPercent = 60;
        private const int LeastRrMs = 300;
        private const int MostRrMs = 2000;
        private const int HourSamples = 3600 * Limits.SampleRateHz;
        private const int SamplesAfter = BeatForm.Points - BeatForm.Before;
        private const int LatestSamples = EcgHistory.Length - 2 * BeatForm.Points;

        // Between normal beats an interval differs by less from the one before, unless something was missed.
        private const int LargestStepPart = 5;

        private readonly CardioTwin _twin;
        private Stage _stage;
        private long _pending;
        private int _rrMs;
        private int _lastRrMs;
        private bool _isNormalBefore;
        private int _blockRrMs;
        private int _onset;
        private int _peak;
        private long _hourEnd = HourSamples;
        private int _changed;

        /// <summary>Learns from <paramref name="twin"/> from its next sample on.</summary>
        public HeartTwin(CardioTwin twin)
        {
            _twin = twin;
            Beat = new BeatForm(twin.Ecg);
            twin.Follower = this;
        }

        /// <summary>The wearer's own beat.</summary>
        public BeatForm Beat { get; }

        /// <summary>What is usual.</summary>
        public Baselines Usual { get; } = new Baselines();

        /// <summary>Ectopic beats of the last day.</summary>
        public EctopyHours Ectopy { get; } = new EctopyHours();

        /// <summary>Beats that the form was learned from.</summary>
        public int LearnedBeats { get; private set; }

        /// <summary>The hour of the day, 0..23 UTC, or <see cref="UnknownHour"/>.</summary>
        public int HourUtc { get; set; } = UnknownHour;

        /// <inheritdoc/>
        public bool IsBusy
        {
            get { return _stage != Stage.Idle; }
        }

        /// <inheritdoc/>
        public void OnBeat(Beat beat, bool isLearnable)
        {
            PassHours(beat.SampleIndex);
            if (beat.IsReliable)
            {
                Ectopy.Take(beat.Kind);
                Usual.Take(TwinCells.Quality, beat.QualityPercent);
                _changed |= TwinSections.Ectopy | TwinSections.Quality;
            }
            bool isNormal = beat.Kind == BeatKind.Normal;
            bool isGood = isLearnable && isNormal && _isNormalBefore && beat.QualityPercent >= GoodPercent && beat.RrMs >= LeastRrMs && beat.RrMs <= MostRrMs;
            _isNormalBefore = isLearnable && isNormal;
            if (!isGood)
            {
                _lastRrMs = 0;
                return;
            }
            LearnInterval(beat.RrMs);
            if (_stage == Stage.Idle)
            {
                _pending = beat.SampleIndex;
                _rrMs = beat.RrMs;
                _stage = Stage.Wait;
            }
        }

        /// <inheritdoc/>
        public void OnSt(int stUv, int hrBpm)
        {
            if (hrBpm < 1)
            {
                return;
            }
            Usual.Take(TwinCells.StByRate + TwinCells.RateOf(hrBpm), stUv);
            _changed |= TwinSections.Rate;
            if (HourUtc >= 0)
            {
                Usual.Take(TwinCells.StByDay + TwinCells.DayPartOf(HourUtc), stUv);
                _changed |= TwinSections.Day;
            }
        }

        /// <inheritdoc/>
        public void Step()
        {
            switch (_stage)
            {
                case Stage.Wait:
                    Wait();
                    break;
                case Stage.Add:
                    Add();
                    break;
                case Stage.Close:
                    _stage = Beat.Close() ? Stage.Onset : Stage.Close;
                    break;
                case Stage.Onset:
                    _onset = QtMeasure.FindOnset(Beat.Mean);
                    _stage = Stage.Peak;
                    break;
                case Stage.Peak:
                    _peak = QtMeasure.FindPeak(Beat.Mean, _blockRrMs / BeatForm.BeatsPerBlock);
                    _stage = Stage.Qt;
                    break;
                case Stage.Qt:
                    _stage = Beat.Judge() ? Stage.Learn : Stage.Clear;
                    if (_stage == Stage.Learn)
                    {
                        LearnQt(QtMeasure.Read(Beat.Mean, _onset, _peak));
                    }
                    break;
                case Stage.Learn:
                    _stage = Beat.Learn() ? Stage.Clear : Stage.Learn;
                    break;
                case Stage.Clear:
                    Beat.Clear();
                    LearnPulse();
                    _blockRrMs = 0;
                    _stage = Stage.Idle;
                    break;
            }
        }

        private void Wait()
        {
            long passed = _twin.SampleCount - _pending;
            if (passed > LatestSamples)
            {
                // A gap: the history no longer has it.
                _stage = Stage.Idle;
            }
            else if (passed > SamplesAfter)
            {
                Beat.Begin(_pending);
                _stage = Stage.Add;
            }
        }

        private void Add()
        {
            if (!Beat.Add())
            {
                return;
            }
            _blockRrMs += _rrMs;
            _stage = Beat.IsFull ? Stage.Close : Stage.Idle;
        }

        private void LearnInterval(int rrMs)
        {
            int step = rrMs - _lastRrMs;
            step = step < 0 ? -step : step;
            bool isFollowed = _lastRrMs > 0 && step * LargestStepPart < rrMs;
            _lastRrMs = rrMs;
            if (!isFollowed)
            {
                return;
            }
            Usual.Take(TwinCells.Rr, rrMs);
            Usual.Take(TwinCells.RrStep, step);
            _changed |= TwinSections.Rr;
            if (HourUtc >= 0)
            {
                Usual.Take(TwinCells.RrByDay + TwinCells.DayPartOf(HourUtc), rrMs);
                _changed |= TwinSections.Day;
            }
        }

        private void LearnQt(int qtMs)
        {
            LearnedBeats += BeatForm.BeatsPerBlock;
            if (Beat.Blocks > 1)
            {
                Usual.Take(TwinCells.Noise, Beat.DistanceUv);
            }
            _changed |= TwinSections.Beat | TwinSections.Quality;
            if (qtMs == 0 || _blockRrMs < 1)
            {
                return;
            }
            int hrBpm = 60000 * BeatForm.BeatsPerBlock / _blockRrMs;
            Usual.Take(TwinCells.QtByRate + TwinCells.RateOf(hrBpm), qtMs);
            _changed |= TwinSections.Rate;
            if (HourUtc >= 0)
            {
                Usual.Take(TwinCells.QtByDay + TwinCells.DayPartOf(HourUtc), qtMs);
                _changed |= TwinSections.Day;
            }
        }

        private void LearnPulse()
        {
            PpgMonitor pulses = _twin.Pulses;
            int arrivalMs = _twin.Fusion.ArrivalMs;
            if (pulses.State != PulseState.Present || pulses.QualityPercent < PpgMonitor.GoodPercent || arrivalMs < 1)
            {
                return;
            }
            Usual.Take(TwinCells.Arrival, arrivalMs);
            Usual.Take(TwinCells.Perfusion, pulses.PerfusionPermyriad);
            _changed |= TwinSections.Pulse;
        }

        private void PassHours(long sample)
        {
            if (sample < _hourEnd)
            {
                return;
            }
            int hours = 0;
            while (sample >= _hourEnd)
            {
                _hourEnd += HourSamples;
                if (hours++ < EctopyHours.Hours)
                {
                    Ectopy.NextHour();
                }
            }
        }
    }
}
