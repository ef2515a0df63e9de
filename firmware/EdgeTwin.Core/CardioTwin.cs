using EdgeTwin.Core.Events;

namespace EdgeTwin.Core
{
    /// <summary>
    /// The one entry to the twin: microvolts in at 250 Hz, beats and events out through a sink.
    /// Allocates in its constructor only. Not thread-safe: one thread pushes.
    /// </summary>
    public sealed class CardioTwin
    {
        private readonly ITwinSink _sink;
        private readonly TwinSettings _settings;
        private long _samples;

        /// <summary>A twin that tells <paramref name="sink"/> what it finds.</summary>
        public CardioTwin(ITwinSink sink, TwinSettings settings)
        {
            _sink = sink;
            _settings = settings;
        }

        /// <summary>Samples taken so far, gaps included.</summary>
        public long SampleCount
        {
            get { return _samples; }
        }

        /// <summary>Takes one ECG sample, uV, at 250 Hz.</summary>
        public void Push(int ecgMicrovolts)
        {
            _samples++;
        }

        /// <summary>Tells that <paramref name="samples"/> were lost: time goes on, nothing is judged over them.</summary>
        public void PushGap(int samples)
        {
            _samples += samples;
        }

        /// <summary>The signal has ended: decides what still waits, and ends open episodes.</summary>
        public void Finish()
        {
        }
    }
}
