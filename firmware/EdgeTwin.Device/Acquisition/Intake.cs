using EdgeTwin.Core;
using EdgeTwin.Device.Health;
using EdgeTwin.Device.Waves;

namespace EdgeTwin.Device.Acquisition
{
    /// <summary>Where samples go: into the twin, and on to whoever may see them. Counts what it took; nothing is dropped here.</summary>
    public sealed class Intake : IEcgTaker, IPpgTaker
    {
        private readonly CardioTwin _twin;
        private readonly WaveStream _waves;
        private readonly ChannelAlignment _alignment = new ChannelAlignment();

        /// <summary>An intake into <paramref name="twin"/> and <paramref name="waves"/>.</summary>
        public Intake(CardioTwin twin, WaveStream waves)
        {
            _twin = twin;
            _waves = waves;
        }

        /// <summary>When the front end that is stepped is read, ms of uptime.</summary>
        public long NowMs;

        /// <summary>How much later an ECG sample comes than its voltage, ms.</summary>
        public int EcgLatencyMs;

        /// <summary>The ECG front end's clock against the device's.</summary>
        public readonly ClockWatch EcgClock = new ClockWatch(EdgeTwin.Core.Limits.MsPerSample);

        /// <summary>The pulse front end's clock against the device's.</summary>
        public readonly ClockWatch PpgClock = new ClockWatch(ChannelAlignment.MsPerPulseSample);

        /// <summary>Which electrode was last off, as the front end says it; 0 for none yet.</summary>
        public int LeadFlags { get; private set; }

        /// <summary>ECG samples taken.</summary>
        public long EcgSamples { get; private set; }

        /// <summary>ECG samples that were missing.</summary>
        public long EcgMissing { get; private set; }

        /// <summary>Pulse samples taken.</summary>
        public long PpgSamples { get; private set; }

        /// <summary>Pulse samples that were missing.</summary>
        public long PpgMissing { get; private set; }

        /// <inheritdoc/>
        public void OnEcg(int[] microvolts, int count)
        {
            CardioTwin twin = _twin;
            EcgSamples += count;
            EcgClock.OnBlock(NowMs, count);
            for (int i = 0; i < count; i++)
            {
                twin.Push(microvolts[i]);
            }
            _alignment.OnEcg(twin.SampleCount - 1, NowMs);
            if (_waves.IsOn)
            {
                _waves.OnEcg(microvolts, count);
            }
        }

        /// <inheritdoc/>
        public void OnEcgGap(int samples)
        {
            EcgMissing += samples;
            EcgClock.OnGap();
            _waves.OnGap();
            _twin.PushGap(samples);
        }

        /// <inheritdoc/>
        public void OnLeads(bool isOff, int flags)
        {
            LeadFlags = isOff ? flags : LeadFlags;
            _twin.SetLeadOff(isOff, flags);
        }

        /// <inheritdoc/>
        public void OnPpg(int[] red, int[] infrared, int count)
        {
            PpgSamples += count;
            PpgClock.OnBlock(NowMs, count);
            CardioTwin twin = _twin;
            long first = _alignment.FirstOf(count, NowMs, EcgLatencyMs);
            if (first >= 0)
            {
                twin.AlignPpg(first);
            }
            for (int i = 0; i < count; i++)
            {
                twin.PushPpg(red[i], infrared[i]);
            }
            if (_waves.IsOn)
            {
                _waves.OnPpg(red, infrared, count);
            }
        }

        /// <inheritdoc/>
        public void OnPpgGap(int samples)
        {
            PpgMissing += samples;
            PpgClock.OnGap();
            _waves.OnGap();
            _alignment.OnPulseGap(samples);
            _twin.PushPpgGap(samples);
        }

        /// <inheritdoc/>
        public void OnLedChange()
        {
            _twin.OnLightStep();
        }

        /// <inheritdoc/>
        public void OnDieTemperature(int sixteenths)
        {
            DieSixteenths = sixteenths;
            _twin.SetPpgTemperature(sixteenths * 100 / 16);
        }

        /// <inheritdoc/>
        public bool IsPulseWeak
        {
            get { return _twin.Pulses.IsOnSkin && _twin.Pulses.QualityPercent < Core.Ppg.PpgMonitor.GoodPercent; }
        }

        /// <summary>The pulse sensor's die, sixteenths of a degree Celsius; 0 until it was read.</summary>
        public int DieSixteenths { get; private set; }
    }
}
