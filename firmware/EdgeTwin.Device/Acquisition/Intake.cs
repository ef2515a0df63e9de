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

        /// <inheritdoc/>
        public void OnEcg(int[] microvolts, int count)
        {
            CardioTwin twin = _twin;
            EcgSamples += count;
            for (int i = 0; i < count; i++)
            {
                twin.Push(microvolts[i]);
            }
            if (_waves.IsOn)
            {
                _waves.OnEcg(microvolts, count);
            }
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
        public void OnPpg(int[] red, int[] infrared, int count)
        {
            PpgSamples += count;
            if (_waves.IsOn)
            {
                _waves.OnPpg(red, infrared, count);
            }
        }

        /// <inheritdoc/>
        public void OnPpgGap(int samples)
        {
            PpgMissing += samples;
            _waves.OnGap();
        }
    }
}
