using EdgeTwin.Core.Ppg;

namespace EdgeTwin.Core
{
    // The optical channel: what is pushed of it, what is known from it, and where its pulses go.
    public sealed partial class CardioTwin : IPulseListener
    {
        private readonly PpgMonitor _ppg;

        /// <summary>Told of each pulse, for who scores or draws them; null on the device.</summary>
        public IPulseListener PulseObserver;

        /// <summary>What is found in the pulse wave.</summary>
        public PpgMonitor Pulses
        {
            get { return _ppg; }
        }

        /// <summary>Takes one pulse sample at 100 Hz, ADC counts of 18 bits (0..262143; others are clamped). Without a second wavelength both are the same, and there is no SpO2.</summary>
        public void PushPpg(int red, int infrared)
        {
            _ppg.Push(red, infrared);
        }

        /// <summary>The next pulse sample was taken at ECG sample <paramref name="ecgSample"/>. Without it pulse sample 0 is ECG sample 0 and the clocks run evenly.</summary>
        public void AlignPpg(long ecgSample)
        {
            _ppg.Align(ecgSample);
        }

        /// <summary>Tells that <paramref name="samples"/> pulse samples were lost: time goes on, nothing is judged over them.</summary>
        /// <param name="samples">1 or more; less is ignored.</param>
        public void PushPpgGap(int samples)
        {
            _ppg.PushGap(samples);
        }

        void IPulseListener.OnPulse(long footEcgSample, int ibiMs, int qualityPercent)
        {
            if (PulseObserver != null)
            {
                PulseObserver.OnPulse(footEcgSample, ibiMs, qualityPercent);
            }
        }
    }
}
