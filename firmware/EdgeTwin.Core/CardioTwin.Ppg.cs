using EdgeTwin.Core.Fusion;
using EdgeTwin.Core.Ppg;

namespace EdgeTwin.Core
{
    // The optical channel: what is pushed of it, what is known from it, and where its pulses go.
    public sealed partial class CardioTwin : IPulseListener
    {
        // After a longer gap the finger may lie otherwise.
        private const int ForgetLightSamples = 200;

        private readonly PpgMonitor _ppg;
        private readonly FusionMonitor _fusion;

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
            if (_ppg.Push(red, infrared))
            {
                _fusion.Push(_ppg.InfraredSum);
            }
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
            if (samples < 1)
            {
                return;
            }
            _ppg.PushGap(samples);
            _fusion.OnLightStep(samples >= ForgetLightSamples);
        }

        /// <summary>The light steps before the next pulse sample, for a reason that is no heart: the current through an LED was changed. No pulse and no saturation is made of it.</summary>
        public void OnLightStep()
        {
            _fusion.OnLightStep(false);
        }

        /// <summary>Heart rate of both channels, each weighted by its quality, beats a minute; 0 while it is not known.</summary>
        public int FusedRateBpm
        {
            get { return _fusion.RateBpm; }
        }

        /// <summary>What both channels say together.</summary>
        public FusionMonitor Fusion
        {
            get { return _fusion; }
        }

        /// <summary>
        /// The temperature of the pulse sensor's die, 1/100 degC, where the front end knows it (MAX30102: TINT + TFRAC): corrects the ratio of ratios for the red LED's
        /// wavelength, which moves by about +0.1 nm a kelvin. Without it 25 degC is taken.
        /// </summary>
        public void SetPpgTemperature(int centidegrees)
        {
            _ppg.SetTemperature(centidegrees);
            _sensors.Centidegrees = centidegrees;
        }

        void IPulseListener.OnPulse(long footEcgSample, int ibiMs, int qualityPercent)
        {
            _fusion.OnPulse(footEcgSample, ibiMs, qualityPercent);
            if (PulseObserver != null)
            {
                PulseObserver.OnPulse(footEcgSample, ibiMs, qualityPercent);
            }
        }
    }
}
