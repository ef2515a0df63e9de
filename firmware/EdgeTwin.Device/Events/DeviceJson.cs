using EdgeTwin.Core.Events;
using EdgeTwin.Device.Log;

namespace EdgeTwin.Device.Events
{
    /// <summary>
    /// Writes the device's own events in the form of the twin's: kind, phase, startS, endS, decidedS, evidence. Time is the twin's, seconds of
    /// signal since the start. One event at a time: <see cref="Open"/>, numbers and words into <see cref="Evidence"/>, <see cref="Close"/>.
    /// </summary>
    public sealed class DeviceJson
    {
        private readonly EventLog _log;
        private readonly byte[] _buffer = new byte[Limits.DeviceEventBytes];

        /// <summary>Writes into <paramref name="log"/>.</summary>
        public DeviceJson(EventLog log)
        {
            _log = log;
        }

        /// <summary>Takes the evidence between <see cref="Open"/> and <see cref="Close"/>.</summary>
        public JsonWriter Evidence { get; } = new JsonWriter();

        /// <summary>Begins an event.</summary>
        /// <param name="kind">Its name.</param>
        /// <param name="phase">Begin, end or whole.</param>
        /// <param name="startMs">When it began.</param>
        /// <param name="nowMs">When it was decided, and ended unless the phase is begin.</param>
        public void Open(string kind, EventPhase phase, long startMs, long nowMs)
        {
            Evidence.Begin(_buffer);
            Evidence.OpenObject(null);
            Evidence.Word("kind", kind);
            Evidence.Word("phase", EventNames.Of(phase));
            Evidence.Seconds("startS", startMs);
            if (phase == EventPhase.Begin)
            {
                Evidence.Null("endS");
            }
            else
            {
                Evidence.Seconds("endS", nowMs);
            }
            Evidence.Seconds("decidedS", nowMs);
            Evidence.OpenObject("evidence");
        }

        /// <summary>Ends the event and makes it durable.</summary>
        /// <returns>Its seq, 0 where the log did not take it.</returns>
        public uint Close(RecordType type)
        {
            Evidence.CloseObject();
            Evidence.CloseObject();
            return Evidence.IsOverflown ? 0 : _log.Append(type, _buffer, Evidence.Length);
        }
    }
}
