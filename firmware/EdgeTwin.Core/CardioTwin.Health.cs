using EdgeTwin.Core.Health;

namespace EdgeTwin.Core
{
    // What the signals tell of the sensors that they come from.
    public sealed partial class CardioTwin
    {
        // An open that lasts longer is an electrode that came off, or was taken off.
        private const int LongestOpenSamples = 10 * Limits.SampleRateHz;

        // A longer gap is passed over at once.
        private const int MostTicks = 900;

        private readonly HealthMonitor _health = new HealthMonitor();
        private readonly SensorWatch _sensors;
        private long _healthDue = Limits.SampleRateHz;

        /// <summary>How the sensors are, and how long they last.</summary>
        public HealthMonitor Health
        {
            get { return _health; }
        }

        /// <summary>How well the ECG of the last half minute can be read, 0..100 %; -1 while it is not known.</summary>
        public int SignalPercent
        {
            get { return _sensors.SignalPercent; }
        }

        /// <summary>The current through the pulse sensor's infrared LED from the next pulse sample on, microamperes; 0 where it is not known.</summary>
        public void SetInfraredCurrent(int infraredMicroamps)
        {
            _sensors.InfraredMicroamps = infraredMicroamps;
        }

        private void TickHealth()
        {
            _healthDue += Limits.SampleRateHz;
            if (_sensors.Tick(_ecg, !_isLeadOff && !_flat.IsFlat, _ppg))
            {
                AddWork();
            }
        }

        private void PassHealth(int samples)
        {
            int seconds = samples / Limits.SampleRateHz;
            if (seconds > MostTicks)
            {
                _health.Skip(seconds / 60);
                _healthDue += (long)(seconds / 60) * 60 * Limits.SampleRateHz;
            }
            while (SampleCount > _healthDue)
            {
                _healthDue += Limits.SampleRateHz;
                _health.Tick();
            }
        }
    }
}
