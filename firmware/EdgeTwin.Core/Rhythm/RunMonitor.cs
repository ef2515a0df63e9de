using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Fusion;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// Couplets, runs of ventricular beats and ventricular tachycardia, out of classified beats. Two V beats are a couplet; three and more are a
    /// run, and a tachycardia where two intervals in a row make 100 beats a minute (a slower run is an accelerated idioventricular rhythm). A run
    /// goes on over one or two other beats, so that a beat called wrong does not cut it in two. Bigeminy and trigeminy are <see cref="PatternMonitor"/>'s.
    /// </summary>
    public sealed class RunMonitor
    {
        /// <summary>Rate from which a run of ventricular beats is a tachycardia, beats a minute.</summary>
        public const int TachycardiaBpm = 100;

        private const int MsPerMinute = 60000;
        private const int LongestFastMs = MsPerMinute / TachycardiaBpm;
        private const int RunBeats = 3;
        private const int EndingOthers = 3;

        // A tachycardia this long is told however many were before it.
        private const int SustainedSamples = 30 * Limits.SampleRateHz;

        // Pulses of a run are told up to 2 s after they came; after this the alarm waits no longer for what they say.
        private const int LongestWaitSamples = 5 * Limits.SampleRateHz;

        // Without a pulse for so long, pulses refute nothing any more.
        private const int FreshPulseSamples = 4 * Limits.SampleRateHz;
        private const int MostRefutedAtOnce = 5;

        private readonly EventOutlet _outlet;
        private readonly RepeatLimit _refuted = new RepeatLimit(MostRefutedAtOnce);
        private readonly EctopyLimit _limit;
        private readonly PatternMonitor _pattern;
        private EventKind _episode;
        private bool _isTold;
        private bool _isWaiting;
        private bool _isRefuted;
        private PulseVerdict _verdict;
        private int _run;
        private int _others;
        private long _runStart;
        private long _lastSample;
        private int _rrMs;
        private int _rrBeforeMs;
        private long _startSample;
        private int _beats;
        private int _intervals;
        private int _sumMs;
        private int _shortestMs;

        /// <summary>A monitor that tells <paramref name="outlet"/>.</summary>
        public RunMonitor(EventOutlet outlet)
        {
            _outlet = outlet;
            _limit = new EctopyLimit(outlet);
            _pattern = new PatternMonitor(outlet, _limit);
        }

        /// <summary>True while a run or a tachycardia lasts, told or held back.</summary>
        public bool IsInRun
        {
            get { return _episode != 0; }
        }

        /// <summary>Takes a classified beat, in the order of time.</summary>
        /// <param name="sample">R peak.</param>
        /// <param name="rrMs">Interval to the beat before, ms; 0 where it is not known.</param>
        /// <param name="kind">Class.</param>
        /// <param name="isReliable">False for a guess: what is open ends before it.</param>
        public void OnBeat(long sample, int rrMs, BeatKind kind, bool isReliable)
        {
            if (!isReliable || rrMs <= 0)
            {
                Interrupt();
            }
            if (!isReliable)
            {
                return;
            }
            if (kind == BeatKind.Ventricular)
            {
                OnVentricular(sample, rrMs);
            }
            else
            {
                OnOther();
            }
            if (_isWaiting)
            {
                Ask(false);
            }
            _pattern.OnBeat(sample, kind);
            _limit.Tell(false);
        }

        /// <summary>What comes cannot be joined to what was: an open run, and an open pattern, end with their last beat.</summary>
        public void Interrupt()
        {
            OnOther();
            if (_episode != 0)
            {
                End(_lastSample);
            }
            _others = 0;
            _pattern.Interrupt();
        }

        /// <summary>The signal has ended: what is open ends, and what was held back is told as counts.</summary>
        public void Finish()
        {
            Interrupt();
            _limit.Tell(true);
        }

        private void OnVentricular(long sample, int rrMs)
        {
            if (_run == 0)
            {
                _runStart = sample;
            }
            else
            {
                _rrBeforeMs = _rrMs;
                _rrMs = rrMs;
            }
            _run++;
            _others = 0;
            _lastSample = sample;
            if (_episode != 0)
            {
                Follow();
            }
            else if (_run == RunBeats)
            {
                Begin(IsFast() ? EventKind.Vt : EventKind.VRun, _runStart);
            }
        }

        private void OnOther()
        {
            if (_run == 2 && _episode == 0)
            {
                TellCouplet();
            }
            _run = 0;
            _others++;
            if (_episode != 0 && _others >= EndingOthers)
            {
                End(_lastSample);
            }
        }

        private bool IsFast()
        {
            return _rrMs + _rrBeforeMs <= 2 * LongestFastMs;
        }

        private void Follow()
        {
            if (_episode == EventKind.VRun && _run >= RunBeats && IsFast())
            {
                long start = _lastSample - (_rrMs + _rrBeforeMs) / Limits.MsPerSample;
                // The slow run ends where the fast one begins; the last beat and interval counted are the new one's.
                _beats--;
                _intervals--;
                _sumMs -= _rrBeforeMs;
                End(start);
                Begin(EventKind.Vt, start);
                return;
            }
            _beats++;
            if (_run > 1)
            {
                Add(_rrMs);
            }
            if (_isRefuted && _outlet.Pulses.JudgeRun((int)_startSample, (int)_lastSample, MeanMs, (int)_outlet.Now - FreshPulseSamples, (int)_outlet.Now) == PulseVerdict.Confirmed)
            {
                // The pulse went on at first and is gone now: the alarm comes late rather than never.
                _isRefuted = false;
                TellWhereAllowed();
            }
            if (!_isTold && !_isRefuted && !_isWaiting && _episode == EventKind.Vt && _lastSample - _startSample >= SustainedSamples)
            {
                TellBegin();
            }
        }

        private void Begin(EventKind kind, long startSample)
        {
            _episode = kind;
            _startSample = startSample;
            _beats = RunBeats;
            _intervals = 0;
            _sumMs = 0;
            _shortestMs = int.MaxValue;
            Add(_rrBeforeMs);
            Add(_rrMs);
            _isTold = false;
            _isRefuted = false;
            _verdict = PulseVerdict.Unknown;
            _isWaiting = kind == EventKind.Vt && _outlet.Pulses != null;
            if (_isWaiting)
            {
                Ask(false);
                return;
            }
            TellWhereAllowed();
        }

        private void Ask(bool isLast)
        {
            PulseVerdict verdict = _outlet.Pulses.JudgeRun((int)_startSample, (int)_lastSample, MeanMs, (int)_startSample - FreshPulseSamples, (int)_outlet.Now);
            if (verdict == PulseVerdict.Wait && !isLast && _outlet.Now - _startSample < LongestWaitSamples)
            {
                return;
            }
            _isWaiting = false;
            _verdict = verdict;
            _isRefuted = verdict == PulseVerdict.Refuted;
            if (_isRefuted)
            {
                TellRefuted();
                return;
            }
            TellWhereAllowed();
        }

        private void TellRefuted()
        {
            if (!_refuted.Allows(_outlet.Now))
            {
                return;
            }
            TwinEvent whole = _outlet.Whole(EventKind.VtRefuted, _startSample, _lastSample);
            whole.Add(EvidenceField.HrBpm, Bpm(MeanMs));
            whole.Add(EvidenceField.LimitBpm, TachycardiaBpm);
            whole.Add(EvidenceField.PulseKeepsRhythm, 1);
            _refuted.AddTo(whole);
            _outlet.Send();
        }

        private int MeanMs
        {
            get { return _sumMs / (_intervals < 1 ? 1 : _intervals); }
        }

        private void TellWhereAllowed()
        {
            if (_limit.TryTake(_episode))
            {
                TellBegin();
            }
        }

        private void Add(int rrMs)
        {
            _intervals++;
            _sumMs += rrMs;
            _shortestMs = rrMs < _shortestMs ? rrMs : _shortestMs;
        }

        private void TellBegin()
        {
            _isTold = true;
            TwinEvent begin = _outlet.Begin(_episode, _startSample);
            begin.Add(EvidenceField.HrBpm, Bpm(MeanMs));
            begin.Add(EvidenceField.LimitBpm, TachycardiaBpm);
            if (_verdict == PulseVerdict.Confirmed)
            {
                begin.Add(EvidenceField.PulseKeepsRhythm, 0);
            }
            _outlet.Send();
        }

        private void End(long endSample)
        {
            if (_isWaiting)
            {
                Ask(true);
            }
            EventKind kind = _episode;
            _episode = 0;
            if (_isRefuted)
            {
                _isRefuted = false;
                return;
            }
            if (!_isTold)
            {
                _limit.Hold(kind, _startSample, endSample);
                return;
            }
            TwinEvent end = _outlet.End(kind, _startSample, endSample);
            end.Add(EvidenceField.Beats, _beats);
            end.Add(EvidenceField.MeanBpm, Bpm(MeanMs));
            end.Add(EvidenceField.ExtremeBpm, Bpm(_shortestMs));
            _outlet.Send();
        }

        private void TellCouplet()
        {
            if (!_limit.TryTake(EventKind.Couplet))
            {
                _limit.Hold(EventKind.Couplet, _runStart, _lastSample);
                return;
            }
            TwinEvent whole = _outlet.Whole(EventKind.Couplet, _runStart, _lastSample);
            whole.Add(EvidenceField.HrBpm, Bpm(_rrMs));
            whole.Add(EvidenceField.Beats, 2);
            _outlet.Send();
        }

        private static int Bpm(int rrMs)
        {
            return rrMs < 1 ? 0 : MsPerMinute / rrMs;
        }
    }
}
