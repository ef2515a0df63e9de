using EdgeTwin.Core.Events;
using EdgeTwin.Core.Rhythm;

namespace EdgeTwin.Core.Ppg
{
    /// <summary>
    /// All that is found in the pulse wave: contact, pulses and their rate, perfusion, SpO2, quality with its reasons. Two wavelengths at 100 Hz in ADC counts;
    /// four samples are summed to a tick of 40 ms, and nearly all work is done on ticks.
    /// </summary>
    public sealed class PpgMonitor : IPulsePeakListener
    {
        /// <summary>A pulse is a good one from this quality on, %.</summary>
        public const int GoodPercent = PulseJudge.GoodPercent;

        private const int TopCounts = 262143;
        private const int TickMs = 40;
        private const int SamplesPerTick = 4;
        private const int TicksPerSecond = 25;

        // Time is counted in 1/500 s, of which an ECG sample takes 2, a pulse sample 5, a tick 20.
        private const int HalvesPerSample = 5;
        private const int HalvesPerTick = 20;

        private readonly IPulseListener _listener;
        private readonly SkinContact _contact = new SkinContact();
        private readonly PulsePeriod _period = new PulsePeriod();
        private readonly PulseFinder _finder;
        private readonly PulseFoot _foot = new PulseFoot();
        private readonly PulseJudge _judge = new PulseJudge();
        private readonly PulseOxygen _oxygen = new PulseOxygen();
        private readonly Calibration _calibration = new Calibration();
        private readonly Desaturation _desaturation;
        private readonly PpgWatch _watch;
        private int _phase;
        private int _red;
        private int _infrared;
        private int _firstHalf;
        private int _firstStep;
        private int _earlierRed;
        private int _earlierInfrared;
        private int _ticksOfSecond;
        private int _flicker;
        private int _railed;
        private int _tick;
        private long _origin;
        private int _lastFootTick;
        private int _lastFootOffset;
        private bool _hasFoot;
        private bool _isPulseToTell;
        private int _ibiMs;
        private int _height;
        private int _usualHeight;

        /// <summary>A monitor that tells <paramref name="outlet"/> of events and <paramref name="listener"/> of pulses.</summary>
        public PpgMonitor(EventOutlet outlet, IPulseListener listener, TwinSettings settings)
        {
            _listener = listener;
            _finder = new PulseFinder(this, _period);
            _desaturation = new Desaturation(outlet);
            _watch = new PpgWatch(outlet);
            Configure(settings);
            _oxygen.Restart();
        }

        /// <summary>True while skin lies on the sensor.</summary>
        public bool IsOnSkin
        {
            get { return _contact.IsOn; }
        }

        /// <summary>Pulse rate, the median of the last good intervals, beats a minute; 0 while it is not known.</summary>
        public int PulseRateBpm
        {
            get { return _judge.RateBpm; }
        }

        /// <summary>Mean change from one good interval to the next, ms; 0 while it is not known.</summary>
        public int VariabilityMs
        {
            get { return _judge.VariabilityMs; }
        }

        /// <summary>Quality of the pulse wave, 0..100 %.</summary>
        public int QualityPercent
        {
            get { return _judge.QualityPercent; }
        }

        /// <summary>Why it is poor, a sum of <see cref="PpgReasons"/>; 0 for nothing.</summary>
        public int Reasons
        {
            get { return _judge.Reasons; }
        }

        /// <summary>Perfusion index: pulsatile over constant part of the infrared light, 0.01 %; 0 while it is not known.</summary>
        public int PerfusionPermyriad
        {
            get { return _judge.PerfusionPermyriad; }
        }

        /// <summary>Whether pulses come: unknown without contact or in a poor wave.</summary>
        public PulseState State
        {
            get { return _judge.State; }
        }

        /// <summary>The ratio of ratios that the saturation is told from, 1/1000; 0 while there is none.</summary>
        public int RatioPermille
        {
            get { return _oxygen.RatioPermille; }
        }

        /// <summary>Oxygen saturation, 0.1 %; 0 while it is not known. An estimate that is not calibrated while <see cref="CalibrationVersion"/> is 0.</summary>
        public int Spo2Permille { get; private set; }

        /// <summary>Correlation of red and infrared over the last second, -100..100 %.</summary>
        public int RedInfraredPercent
        {
            get { return _oxygen.LikenessPercent; }
        }

        /// <summary>Version of the calibration; 0 for none.</summary>
        public int CalibrationVersion
        {
            get { return _calibration.Version; }
        }

        /// <summary>True where the ECG says that what looks like pulses is steps: no saturation is told of them.</summary>
        public bool IsMovement;

        /// <summary>Level of the infrared light, ADC counts.</summary>
        public int InfraredCounts
        {
            get { return _contact.LevelCounts; }
        }

        /// <summary>ECG sample (250 Hz) of the pulse sample that comes next.</summary>
        public long NextEcgSample
        {
            get { return (_origin + (long)_tick * HalvesPerTick + _phase * HalvesPerSample) >> 1; }
        }

        /// <summary>Takes other limits.</summary>
        public void Configure(TwinSettings settings)
        {
            _calibration.Configure(settings);
            _desaturation.Configure(settings);
        }

        /// <summary>The ECG's usual interval, ms: where the period of the pulses is another by more than a fifth, it is looked for in the last two seconds alone.</summary>
        public void OnHeartInterval(int rrMs)
        {
            int periodMs = _period.Period16 * TickMs / 16;
            int away = rrMs > periodMs ? rrMs - periodMs : periodMs - rrMs;
            if (away > periodMs / 5)
            {
                _period.Hasten();
            }
        }

        /// <summary>Takes the temperature of the sensor's die, 1/100 degC: see <see cref="Calibration.SetTemperature"/>.</summary>
        public void SetTemperature(int centidegrees)
        {
            _calibration.SetTemperature(centidegrees);
        }

        /// <summary>The next sample was taken at ECG sample <paramref name="ecgSample"/>.</summary>
        public void Align(long ecgSample)
        {
            _origin = 2 * ecgSample - (long)_tick * HalvesPerTick - _phase * HalvesPerSample;
        }

        /// <summary>The infrared light of the last 40 ms, the sum of four samples, ADC counts.</summary>
        public int InfraredSum { get; private set; }

        /// <summary>Takes one sample of both wavelengths, ADC counts (18 bits), at 100 Hz.</summary>
        /// <returns>True with every fourth: <see cref="InfraredSum"/> is new.</returns>
        public bool Push(int red, int infrared)
        {
            if ((uint)(red | infrared) >= TopCounts)
            {
                red = Railed(red);
                infrared = Railed(infrared);
            }
            _red += red;
            _infrared += infrared;
            int phase = _phase + 1;
            _phase = phase;
            if (phase == SamplesPerTick)
            {
                Tick(infrared);
                return true;
            }
            if (phase == SamplesPerTick / 2)
            {
                _firstHalf = _infrared;
                _firstStep = 2 * infrared - _infrared;
                TellPulse();
            }
            return false;
        }

        /// <summary>Tells that <paramref name="samples"/> were lost: time goes on, nothing is judged over them.</summary>
        public void PushGap(int samples)
        {
            if (samples < 1)
            {
                return;
            }
            TellPulse();
            _origin += ((long)samples + _phase) * HalvesPerSample;
            StartTick();
            _contact.Restart();
            _oxygen.Restart();
            Forget();
        }

        /// <summary>The signal has ended: ends open episodes.</summary>
        public void Finish()
        {
            TellPulse();
            long now = NextEcgSample;
            _watch.Finish(now, this);
            _desaturation.Finish(now, this);
        }

        /// <summary>Writes when and in what quality an event of this channel was decided.</summary>
        public void Stamp(TwinEvent told)
        {
            told.DecidedSample = NextEcgSample;
            told.QualityPercent = QualityPercent;
        }

        void IPulsePeakListener.OnPeak(int troughTick, int peakTick, int height, int usualHeight)
        {
            PulseFoot foot = _foot;
            foot.Find(troughTick, peakTick);
            int offset = foot.OffsetFromPeak16;
            // A tick is 32 sixteenths of a 50 Hz sample.
            int ibiMs = _hasFoot ? (peakTick - _lastFootTick) * TickMs + (offset - _lastFootOffset) * 5 / 4 : 0;
            _lastFootTick = peakTick;
            _lastFootOffset = offset;
            _hasFoot = true;
            ibiMs = ibiMs > PulseJudge.MostIbiMs || ibiMs < 0 ? 0 : ibiMs;
            _ibiMs = ibiMs;
            _height = height;
            _usualHeight = usualHeight;
            _isPulseToTell = true;
        }

        // Two samples after it was found: what follows from a pulse is as much as finding it.
        private void TellPulse()
        {
            if (!_isPulseToTell)
            {
                return;
            }
            _isPulseToTell = false;
            int quality = _judge.OnPulse(_ibiMs, _height, _usualHeight, _period.LikenessPercent, _foot.HeightCounts, _oxygen.InfraredCounts);
            // The middle of a 50 Hz sample lies half a pulse sample after its beginning.
            long halves = _origin + (long)_lastFootTick * HalvesPerTick + _lastFootOffset * 5 / 8 + HalvesPerSample / 2;
            _listener.OnPulse(halves < 0 ? 0 : halves >> 1, _ibiMs, quality);
        }

        private void Tick(int last)
        {
            int red = _red;
            int infrared = _infrared;
            InfraredSum = infrared;
            int firstHalf = _firstHalf;
            int secondHalf = infrared - firstHalf;
            // x2 - x1 + x4 - x3: what changes its sign from sample to sample.
            int alternate = _firstStep + 2 * last - secondHalf;
            _flicker += alternate < 0 ? -alternate : alternate;
            StartTick();
            int tick = _tick;
            _tick = tick + 1;
            _foot.Push(tick, firstHalf >> 1, secondHalf >> 1);
            if (_contact.Push(infrared >> 2))
            {
                OnContact();
            }
            bool isOn = _contact.IsOn;
            _finder.Push(infrared, isOn);
            if ((tick & 1) == 0)
            {
                _earlierRed = red;
                _earlierInfrared = infrared;
            }
            else
            {
                _oxygen.Push(red + _earlierRed, infrared + _earlierInfrared);
                if (isOn)
                {
                    _period.Push(-infrared);
                }
            }
            _ticksOfSecond++;
            if (_ticksOfSecond == TicksPerSecond)
            {
                EndSecond();
            }
        }

        private void EndSecond()
        {
            TellPulse();
            PulseOxygen oxygen = _oxygen;
            oxygen.EndBlock();
            _ticksOfSecond = 0;
            long now = NextEcgSample;
            int reasons = _judge.OnSecond(_contact.IsOn, _railed, _flicker / TicksPerSecond, _finder.UsualHeight, oxygen);
            _railed = 0;
            _flicker = 0;
            bool canTell = !IsMovement && oxygen.RatioPermille > 0 && (reasons & ~PpgReasons.Irregular) == 0 && _judge.PerfusionPermyriad >= PulseJudge.LeastPerfusion;
            Spo2Permille = canTell ? _calibration.Spo2Permille(oxygen.RatioPermille) : 0;
            _watch.OnSecond(now, reasons, this);
            _desaturation.OnSecond(now, this);
        }

        private void OnContact()
        {
            Forget();
            if (_contact.IsOn)
            {
                _oxygen.Restart();
                _ticksOfSecond = 0;
                _finder.Restart(2 * SkinContact.LookTicks - (PulsePeriod.DefaultPeriod16 >> 5) - 1);
            }
        }

        private void Forget()
        {
            TellPulse();
            _hasFoot = false;
            _period.Restart();
            _judge.Restart();
            Spo2Permille = 0;
        }

        private void StartTick()
        {
            _phase = 0;
            _red = 0;
            _infrared = 0;
        }

        private int Railed(int counts)
        {
            if (counts >= 0 && counts < TopCounts)
            {
                return counts;
            }
            _railed++;
            return counts < 0 ? 0 : TopCounts;
        }
    }
}
