using EdgeTwin.Core.Fusion;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Events
{
    /// <summary>Fills and sends the one reused event; knows what time it is and how good the signal is.</summary>
    public sealed class EventOutlet
    {
        private readonly TwinEvent _event = new TwinEvent();
        private readonly ITwinSink _sink;
        private readonly EcgHistory _ecg;

        /// <summary>An outlet into <paramref name="sink"/>, whose time is that of <paramref name="ecg"/>.</summary>
        public EventOutlet(ITwinSink sink, EcgHistory ecg)
        {
            _sink = sink;
            _ecg = ecg;
        }

        /// <summary>Number of the sample that was pushed last; 0 before the first.</summary>
        public long Now
        {
            get { return _ecg.Count > 0 ? _ecg.Count - 1 : 0; }
        }

        /// <summary>Quality of the signal, 0..100 %.</summary>
        public int QualityPercent;

        /// <summary>Writes the strips of alarms; null where they carry none.</summary>
        public EcgStrip Strip;

        /// <summary>The last good pulses, which may support what the ECG tells; null where none are watched.</summary>
        public PulseRhythm Pulses;

        /// <summary>Adds what the pulses say about the rhythm, where they say something.</summary>
        public void AddPulses(TwinEvent told)
        {
            if (Pulses != null)
            {
                Pulses.AddTo(told);
            }
        }

        /// <summary>Starts the event that begins an episode at <paramref name="startSample"/>; add evidence, then <see cref="Send"/>.</summary>
        public TwinEvent Begin(EventKind kind, long startSample)
        {
            _event.Reset(kind, EventPhase.Begin, startSample, -1, Now, QualityPercent);
            _event.Strip = EventPriorities.IsAlarm(kind) ? Strip : null;
            return _event;
        }

        /// <summary>Starts the event that ends an episode.</summary>
        public TwinEvent End(EventKind kind, long startSample, long endSample)
        {
            _event.Reset(kind, EventPhase.End, startSample, endSample, Now, QualityPercent);
            return _event;
        }

        /// <summary>Starts the event that tells an episode as a whole.</summary>
        public TwinEvent Whole(EventKind kind, long startSample, long endSample)
        {
            _event.Reset(kind, EventPhase.Whole, startSample, endSample, Now, QualityPercent);
            _event.Strip = EventPriorities.IsAlarm(kind) ? Strip : null;
            return _event;
        }

        /// <summary>Sends what was started.</summary>
        public void Send()
        {
            _sink.OnEvent(_event);
        }
    }
}
