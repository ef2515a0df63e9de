using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Ppg
{
    /// <summary>
    /// Episodes of low oxygen saturation: under the limit for the time that is set, until it has been two per cent above for five seconds, or could not be told for
    /// half a minute. What comes more often than <see cref="RepeatLimit"/> allows is counted.
    /// </summary>
    public sealed class Desaturation
    {
        private enum Stage : byte
        {
            Idle,
            Waiting,
            Told,
            Held,
        }

        private const int HysteresisPermille = 20;
        private const int RecoveredS = 5;
        private const int LostS = 30;
        private const int MostAtOnce = 3;

        private readonly EventOutlet _outlet;
        private readonly RepeatLimit _repeats = new RepeatLimit(MostAtOnce);
        private int _limitPermille;
        private int _leastS;
        private long _startSample;
        private Stage _state;
        private int _seconds;
        private int _lostS;
        private int _lowest;

        /// <summary>A watch that tells <paramref name="outlet"/>.</summary>
        public Desaturation(EventOutlet outlet)
        {
            _outlet = outlet;
        }

        /// <summary>Takes limits.</summary>
        public void Configure(TwinSettings settings)
        {
            _limitPermille = settings.Spo2LowPercent * 10;
            _leastS = settings.Spo2LowSeconds;
        }

        /// <summary>Takes one second.</summary>
        /// <param name="sample">ECG sample of its end.</param>
        /// <param name="from">What is known of the pulse wave; its saturation is 0 where it cannot be told.</param>
        public void OnSecond(long sample, PpgMonitor from)
        {
            int permille = from.Spo2Permille;
            if (permille == 0)
            {
                _lostS++;
                if (_lostS >= LostS)
                {
                    Finish(sample, from);
                }
                return;
            }
            _lostS = 0;
            if (_state == Stage.Idle)
            {
                if (permille >= _limitPermille)
                {
                    return;
                }
                Start(sample, permille);
            }
            _lowest = permille < _lowest ? permille : _lowest;
            if (_state == Stage.Waiting)
            {
                Wait(sample, permille, from);
                return;
            }
            _seconds = permille >= _limitPermille + HysteresisPermille ? _seconds + 1 : 0;
            if (_seconds >= RecoveredS)
            {
                Finish(sample, from);
            }
        }

        /// <summary>Ends an episode at <paramref name="sample"/>.</summary>
        public void Finish(long sample, PpgMonitor from)
        {
            if (_state == Stage.Told)
            {
                _repeats.AddTo(Fill(_outlet.End(EventKind.Spo2Low, _startSample, sample), from));
                _outlet.Send();
            }
            _state = Stage.Idle;
        }

        private void Start(long sample, int permille)
        {
            _state = Stage.Waiting;
            _seconds = 0;
            _lowest = permille;
            _startSample = sample < Limits.SampleRateHz ? 0 : sample - Limits.SampleRateHz;
        }

        private void Wait(long sample, int permille, PpgMonitor from)
        {
            if (permille >= _limitPermille)
            {
                _state = Stage.Idle;
                return;
            }
            _seconds++;
            if (_seconds < _leastS)
            {
                return;
            }
            _seconds = 0;
            _state = _repeats.Allows(sample) ? Stage.Told : Stage.Held;
            if (_state == Stage.Told)
            {
                Fill(_outlet.Begin(EventKind.Spo2Low, _startSample), from).Add(EvidenceField.LimitPermille, _limitPermille);
                _outlet.Send();
            }
        }

        private TwinEvent Fill(TwinEvent told, PpgMonitor from)
        {
            from.Stamp(told);
            told.Add(EvidenceField.LowestSpo2Permille, _lowest);
            told.Add(EvidenceField.PerfusionPermyriad, from.PerfusionPermyriad);
            told.Add(EvidenceField.RedInfraredPercent, from.RedInfraredPercent);
            told.Add(EvidenceField.Calibrated, from.CalibrationVersion > 0 ? 1 : 0);
            told.Add(EvidenceField.CalibrationVersion, from.CalibrationVersion);
            return told;
        }
    }
}
