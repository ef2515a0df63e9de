using EdgeTwin.Core.Ppg;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Health
{
    /// <summary>Measures what the signals themselves tell of their sensors, and hands it to the monitor: electrodes and hum every four seconds, the light every second.</summary>
    internal sealed class SensorWatch
    {
        private enum SignalStage : byte
        {
            Done,
            Take,
            Tell,
        }

        private const int ProbeEveryS = 4;

        // Of a minute's fifteen looks the fourth best counts: calm enough for the electrode's own noise, and no chance.
        private const int Looks = 15;
        private const int Best = 4;

        // Infrared dies lose some tenths of a per cent of their light a kelvin: 6/1000 is assumed, not the part's datasheet's. Told for skin at 30 degrees.
        private const int LightPermillePerKelvin = 6;
        private const int UsualCentidegrees = 3000;

        // The LED's smallest step.
        private const int LeastMicroamps = 200;

        private readonly HealthMonitor _health;
        private readonly EcgProbe _probe;
        private readonly SignalState _signal = new SignalState();
        private readonly short[] _best = new short[Best];
        private int _looks;
        private int _second;
        private SignalStage _signalStage;

        /// <summary>A watch that tells <paramref name="health"/>.</summary>
        internal SensorWatch(HealthMonitor health)
        {
            _health = health;
            _probe = new EcgProbe();
            StartLooks();
        }

        /// <summary>Current through the infrared LED, microamperes; 0 while it is not known.</summary>
        internal int InfraredMicroamps;

        /// <summary>The pulse sensor's die, 1/100 degC.</summary>
        internal int Centidegrees = UsualCentidegrees;

        /// <summary>How well the ECG of the last half minute can be read, 0..100 %; -1 while it is not known.</summary>
        internal int SignalPercent
        {
            get { return _signal.Percent; }
        }

        /// <summary>A second has passed.</summary>
        /// <returns>True where <see cref="Step"/> has work.</returns>
        internal bool Tick(EcgHistory ecg, bool isEcgOn, PpgMonitor pulses)
        {
            if (pulses.IsOnSkin)
            {
                MeasureLight(pulses);
            }
            _second = _second + 1 < ProbeEveryS ? _second + 1 : 0;
            if (!isEcgOn)
            {
                _signal.Restart();
            }
            else if (_second == 0)
            {
                _probe.Begin(ecg);
            }
            _signalStage = isEcgOn ? SignalStage.Take : SignalStage.Done;
            _health.Tick();
            return IsBusy;
        }

        /// <summary>True while <see cref="Step"/> has work.</summary>
        internal bool IsBusy
        {
            get { return _signalStage != SignalStage.Done || _probe.IsBusy || _health.IsBusy; }
        }

        /// <summary>Does one piece of what waits.</summary>
        /// <param name="ecg">The kept samples.</param>
        /// <param name="clarityPercent">How clear beats are now, %.</param>
        internal void Step(EcgHistory ecg, int clarityPercent)
        {
            if (_signalStage == SignalStage.Take)
            {
                _signalStage = SignalStage.Tell;
                _signal.Take(ecg, clarityPercent);
            }
            else if (_signalStage == SignalStage.Tell)
            {
                _signalStage = SignalStage.Done;
                int percent = _signal.Percent;
                if (percent >= 0)
                {
                    _health.Measure(HealthItem.EcgSignal, percent);
                }
            }
            else if (!_probe.IsBusy)
            {
                _health.Step();
            }
            else if (_probe.Step(ecg))
            {
                Look();
            }
        }

        private void MeasureLight(PpgMonitor pulses)
        {
            const int unsteady = PpgReasons.Motion | PpgReasons.Clipped | PpgReasons.NoContact;
            if ((pulses.Reasons & unsteady) != 0)
            {
                return;
            }
            if (InfraredMicroamps >= LeastMicroamps)
            {
                int light = pulses.InfraredCounts * 100 / InfraredMicroamps;
                light += light * LightPermillePerKelvin / 10 * (Centidegrees - UsualCentidegrees) / 10000;
                _health.Measure(HealthItem.Led, light);
            }
            if (pulses.PerfusionPermyriad > 0)
            {
                _health.Measure(HealthItem.Contact, pulses.PerfusionPermyriad);
            }
        }

        private void Look()
        {
            _health.Measure(HealthItem.Mains, _probe.MainsPermille);
            short[] best = _best;
            int snr = _probe.SignalToNoise;
            int place = Best - 1;
            if (snr > best[place])
            {
                for (; place > 0 && best[place - 1] < snr; place--)
                {
                    best[place] = best[place - 1];
                }
                best[place] = (short)snr;
            }
            _looks++;
            if (_looks == Looks)
            {
                _health.Measure(HealthItem.Electrode, best[Best - 1]);
                StartLooks();
            }
        }

        private void StartLooks()
        {
            _looks = 0;
            for (int i = 0; i < Best; i++)
            {
                _best[i] = short.MinValue;
            }
        }
    }
}
