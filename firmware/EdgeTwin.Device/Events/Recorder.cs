using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Log;

namespace EdgeTwin.Device.Events
{
    /// <summary>Makes what the twin tells durable, as it is told. Allocates in its constructor only.</summary>
    public sealed class Recorder : ITwinSink
    {
        private readonly EventLog _log;
        private readonly EventJson _json = new EventJson();
        private readonly byte[] _buffer = new byte[Core.Limits.EventJsonBytes];

        /// <summary>Records into <paramref name="log"/>.</summary>
        public Recorder(EventLog log)
        {
            _log = log;
        }

        /// <summary>Beats told.</summary>
        public long Beats { get; private set; }

        /// <summary>Events told; each is in the log or among <see cref="Refused"/>.</summary>
        public long Told { get; private set; }

        /// <summary>Events that the log did not take.</summary>
        public long Refused { get; private set; }

        /// <summary>Alarms that began or were told as a whole.</summary>
        public long Alarms { get; private set; }

        /// <inheritdoc/>
        public void OnBeat(Beat beat)
        {
            Beats++;
        }

        /// <inheritdoc/>
        public void OnEvent(TwinEvent twinEvent)
        {
            Told++;
            RecordType type = TypeOf(twinEvent.Kind);
            if (type == RecordType.Alarm && twinEvent.Phase != EventPhase.End)
            {
                Alarms++;
            }
            int length = _json.Write(twinEvent, _buffer);
            if (_log.Append(type, _buffer, length) == 0)
            {
                Refused++;
            }
        }

        private static RecordType TypeOf(EventKind kind)
        {
            if (EventPriorities.IsAlarm(kind))
            {
                return RecordType.Alarm;
            }
            switch (kind)
            {
                case EventKind.SignalPoor:
                case EventKind.LeadOff:
                case EventKind.Gap:
                    return RecordType.Technical;
                default:
                    return RecordType.Event;
            }
        }
    }
}
