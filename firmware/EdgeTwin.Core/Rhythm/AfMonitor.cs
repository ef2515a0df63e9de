using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// Atrial fibrillation and flutter, from the RR intervals between beats of the wearer's usual shape and from the P waves before them.
    /// Its work on a beat, about 9 k IL, is done in steps, one a sample: call <see cref="Step"/> with each sample while <see cref="IsBusy"/>.
    /// </summary>
    public sealed class AfMonitor
    {
        private enum Stage : byte
        {
            Idle,
            TakeStretch,
            LearnStretch,
            Add,
            LeaveLong,
            EnterLong,
            MoveShort,
            Judge,
            Look,
            Wait,
        }

        // Beats less alike than this are taken out with both their intervals; P waves are read before those more alike only.
        private const int UsualPercent = 80;
        private const int AlikePercent = 86;
        private const int LongestRrMs = 4000;

        // The decision on a beat sees this many beats more of P waves than of intervals.
        private const int CoherenceLeadBeats = 12;
        private const int MostCoherencePercent = 50;

        // Intervals of before and after are one series when the signal was away no longer than this.
        private const int PatienceSamples = 60 * Limits.SampleRateHz;

        private readonly EventOutlet _outlet;
        private readonly RrSeries _series = new RrSeries();
        private readonly AfWindows _windows;
        private readonly AfEpisode _episode;
        private readonly AfBrief _brief;
        private readonly PWaveCoherence _pWave;
        private Stage _stage;
        private bool _isUsual;
        private long _sample;
        private int _rrMs;
        private int _judged;
        private bool _isEnding;
        private long _awaySample;

        /// <summary>A monitor that tells <paramref name="outlet"/>.</summary>
        /// <param name="outlet">Where events go.</param>
        /// <param name="ecg">Where the beats' signal is, or null where there are beats only.</param>
        public AfMonitor(EventOutlet outlet, EcgHistory ecg)
        {
            _outlet = outlet;
            _windows = new AfWindows(_series);
            _episode = new AfEpisode(outlet, _series, _windows);
            _brief = new AfBrief(_series);
            _pWave = ecg == null ? null : new PWaveCoherence(ecg);
            Restart();
        }

        /// <summary>True while there is work for <see cref="Step"/>.</summary>
        public bool IsBusy
        {
            get { return _stage != Stage.Idle; }
        }

        /// <summary>True while atrial fibrillation is confirmed (about 64 beats behind).</summary>
        public bool IsActive
        {
            get { return _episode.IsActive; }
        }

        /// <summary>Intervals decided on since the start.</summary>
        public long JudgedIntervals { get; private set; }

        /// <summary>Takes a classified beat, in the order of time and within 2 s of its R peak.</summary>
        /// <param name="sample">R peak.</param>
        /// <param name="rrMs">Interval to the beat before, ms; 0 where there is none.</param>
        /// <param name="kind">Class.</param>
        /// <param name="correlationPercent">Likeness to the wearer's usual beat, per cent; 100 where beats are all that there is.</param>
        /// <param name="isReliable">False while the signal is not judged.</param>
        public void OnBeat(long sample, int rrMs, BeatKind kind, int correlationPercent, bool isReliable)
        {
            if (!isReliable)
            {
                _isUsual = false;
                return;
            }
            Drain();
            if (sample - _sample > PatienceSamples)
            {
                BeginEnding();
                Drain();
            }
            _stage = Stage.Idle;
            bool wasUsual = _isUsual;
            _isUsual = correlationPercent >= UsualPercent && kind != BeatKind.Ventricular;
            _brief.OnBeat(!_isUsual);
            _sample = sample;
            _rrMs = _isUsual && wasUsual && rrMs <= LongestRrMs ? rrMs : 0;
            bool isAlike = _pWave != null && correlationPercent >= AlikePercent;
            if (isAlike || _rrMs > 0)
            {
                _stage = isAlike ? Stage.TakeStretch : Stage.Add;
            }
        }

        /// <summary>From <paramref name="sample"/> on the signal is not judged, until the next reliable beat; after a minute all is ended.</summary>
        public void Interrupt(long sample)
        {
            Drain();
            if (_stage == Stage.Idle)
            {
                _stage = Stage.Wait;
                _awaySample = sample;
            }
            _isUsual = false;
        }

        /// <summary>The signal has ended: decides on all that waits, however long that takes.</summary>
        public void Finish()
        {
            Drain();
            BeginEnding();
            Drain();
        }

        /// <summary>Does one step, at most 2.5 k IL.</summary>
        public void Step()
        {
            switch (_stage)
            {
                case Stage.TakeStretch:
                    _pWave.Take(_sample);
                    _stage = Stage.LearnStretch;
                    break;
                case Stage.LearnStretch:
                    _pWave.Learn();
                    _stage = _rrMs > 0 ? Stage.Add : Stage.Idle;
                    break;
                case Stage.Add:
                    _series.Add(_sample, _rrMs, Coherence);
                    _brief.OnInterval();
                    _stage = Stage.LeaveLong;
                    break;
                case Stage.LeaveLong:
                    _windows.LeaveLong(_judged);
                    _stage = Stage.EnterLong;
                    break;
                case Stage.EnterLong:
                    _windows.EnterLong(_judged);
                    _stage = Stage.MoveShort;
                    break;
                case Stage.MoveShort:
                    _windows.MoveShort(_judged);
                    _stage = Stage.Judge;
                    break;
                case Stage.Judge:
                    Judge();
                    break;
                case Stage.Look:
                    Look();
                    _stage = Stage.Idle;
                    break;
                case Stage.Wait:
                    if (_outlet.Now - _awaySample >= PatienceSamples)
                    {
                        BeginEnding();
                    }
                    break;
            }
        }

        private int Coherence
        {
            get { return _pWave == null ? -1 : _pWave.Percent; }
        }

        private void Judge()
        {
            if (_isEnding && _series.Count <= AfWindows.LagBeats)
            {
                _judged++;
                if (_judged + AfWindows.LagBeats / 2 >= _series.Count)
                {
                    JudgedIntervals += _series.Count;
                    _episode.OnStrip(_brief.JudgePermille(_windows, Coherence), Coherence);
                    Restart();
                    return;
                }
                _stage = Stage.MoveShort;
                return;
            }
            if (_judged >= 0)
            {
                int ahead = _judged + CoherenceLeadBeats;
                JudgedIntervals++;
                _episode.Judge(_judged, _series.CoherenceAt(ahead < _series.Count ? ahead : _series.Count - 1), _pWave != null);
            }
            _judged++;
            _stage = !_isEnding ? Stage.Look : Stage.LeaveLong;
            if (_isEnding && _judged >= _series.Count)
            {
                _episode.Close(_episode.SampleOf((_series.Count - 1) & RrSeries.Mask));
                Restart();
            }
        }

        private void Look()
        {
            if (Coherence <= MostCoherencePercent && _brief.IsQuicklyLike())
            {
                int first = (_series.Count - AfBrief.QuickBeats) & RrSeries.Mask;
                _episode.Suspect(_episode.SampleOf(first) - _series.RrMs[first] / Limits.MsPerSample, Coherence);
            }
        }

        private void BeginEnding()
        {
            if (_series.Count <= AfWindows.LagBeats && !_brief.IsStrip)
            {
                _episode.Close(_outlet.Now);
                Restart();
                return;
            }
            _isEnding = true;
            _stage = _series.Count <= AfWindows.LagBeats ? Stage.MoveShort : Stage.LeaveLong;
        }

        private void Drain()
        {
            while (_stage != Stage.Idle && _stage != Stage.Wait)
            {
                Step();
            }
        }

        private void Restart()
        {
            _stage = Stage.Idle;
            _isEnding = false;
            _isUsual = false;
            _judged = -AfWindows.LagBeats;
            _series.Clear();
            _windows.Clear();
            _brief.Clear();
            if (_pWave != null)
            {
                _pWave.Clear();
            }
        }
    }
}
