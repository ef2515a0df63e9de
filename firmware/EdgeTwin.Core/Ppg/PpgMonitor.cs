using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Ppg
{
    /// <summary>
    /// All that is found in the pulse wave: contact, pulses and their rate, perfusion, SpO2, quality with its reasons. Two wavelengths at 100 Hz in ADC counts.
    /// </summary>
    public sealed class PpgMonitor
    {
        /// <summary>A pulse is a good one from this quality on, %.</summary>
        public const int GoodPercent = 50;

        private readonly EventOutlet _outlet;
        private readonly IPulseListener _listener;

        /// <summary>A monitor that tells <paramref name="outlet"/> of events and <paramref name="listener"/> of pulses.</summary>
        public PpgMonitor(EventOutlet outlet, IPulseListener listener, TwinSettings settings)
        {
            _outlet = outlet;
            _listener = listener;
        }

        /// <summary>True while skin lies on the sensor.</summary>
        public bool IsOnSkin { get; private set; }

        /// <summary>Pulse rate, the median of the last good intervals, beats a minute; 0 while it is not known.</summary>
        public int PulseRateBpm { get; private set; }

        /// <summary>Quality of the pulse signal, 0..100 %.</summary>
        public int QualityPercent { get; private set; }

        /// <summary>Perfusion index: pulsatile over constant part of the infrared light, 0.01 %; 0 while it is not known.</summary>
        public int PerfusionPermyriad { get; private set; }

        /// <summary>Oxygen saturation, 0.1 %; 0 while it is not known. An estimate that is not calibrated unless the settings hold a calibration.</summary>
        public int Spo2Permille { get; private set; }

        /// <summary>Takes other limits.</summary>
        public void Configure(TwinSettings settings)
        {
        }

        /// <summary>The next sample was taken at ECG sample <paramref name="ecgSample"/>.</summary>
        public void Align(long ecgSample)
        {
        }

        /// <summary>Takes one sample of both wavelengths, ADC counts (18 bits), at 100 Hz.</summary>
        public void Push(int red, int infrared)
        {
        }

        /// <summary>Tells that <paramref name="samples"/> were lost: time goes on, nothing is judged over them.</summary>
        public void PushGap(int samples)
        {
        }

        /// <summary>The signal has ended: ends open episodes.</summary>
        public void Finish()
        {
        }
    }
}
