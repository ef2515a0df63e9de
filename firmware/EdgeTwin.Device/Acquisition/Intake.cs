using EdgeTwin.Core;
using EdgeTwin.Device.Waves;

namespace EdgeTwin.Device.Acquisition
{
    /// <summary>Where samples go: into the twin, and on to whoever may see them. Counts what it took; nothing is dropped here.</summary>
    public sealed class Intake : IEcgTaker, IPpgTaker
    {
        private readonly CardioTwin _twin;
        private readonly WaveStream _waves;

        /// <summary>An intake into <paramref name="twin"/> and <paramref name="waves"/>.</summary>
        public Intake(CardioTwin twin, WaveStream waves)
        {
            _twin = twin;
            _waves = waves;
        }

        /// <summary>ECG samples taken.</summary>
        public long EcgSamples { get; private set; }

        /// <summary>ECG samples that were missing.</summary>
        public long EcgMissing { get; private set; }

        /// <summary>Pulse samples taken.</summary>
        public long PpgSamples { get; private set; }

        /// <summary>Pulse samples that were missing.</summary>
        public long PpgMissing { get; private set; }

        /// <summary>The last ECG sample, uV, for whoever draws.</summary>
        public int LastEcgUv { get; private set; }

        /// <inheritdoc/>
        public void OnEcg(int microvolts)
        {
            EcgSamples++;
            LastEcgUv = microvolts;
            _twin.Push(microvolts);
            _waves.OnEcg(microvolts);
        }

        /// <inheritdoc/>
        public void OnEcgGap(int samples)
        {
            EcgMissing += samples;
            _waves.OnGap();
            _twin.PushGap(samples);
        }

        /// <inheritdoc/>
        public void OnLeads(bool isOff, int flags)
        {
            _twin.SetLeadOff(isOff, flags);
        }

        /// <inheritdoc/>
        public void OnPpg(int red, int infrared)
        {
            PpgSamples++;
            _waves.OnPpg(red, infrared);
        }

        /// <inheritdoc/>
        public void OnPpgGap(int samples)
        {
            PpgMissing += samples;
            _waves.OnGap();
        }
    }
}
