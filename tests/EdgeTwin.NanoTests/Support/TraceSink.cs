using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Log;

namespace EdgeTwin.NanoTests.Support
{
    /// <summary>Sums up what a twin tells: beats and the bytes of events into a CRC-16 each, so that two runtimes can be compared without a word of memory for each.</summary>
    public class TraceSink : ITwinSink
    {
        private const int BeatBytes = 32;

        private readonly byte[] _beat = new byte[BeatBytes + 2];
        private readonly byte[] _event = new byte[EdgeTwin.Core.Limits.EventJsonBytes + 4];
        private readonly EventJson _json = new EventJson();

        /// <summary>Beats told.</summary>
        public int Beats { get; private set; }

        /// <summary>CRC-16 over all beats.</summary>
        public int BeatCrc { get; private set; }

        /// <summary>Events told.</summary>
        public int Events { get; private set; }

        /// <summary>CRC-16 over the bytes of all events.</summary>
        public int EventCrc { get; private set; }

        /// <inheritdoc/>
        public void OnBeat(Beat beat)
        {
            Bytes.PutI64(_beat, 0, beat.SampleIndex);
            Bytes.PutU32(_beat, 8, (uint)beat.DelaySamples);
            Bytes.PutU32(_beat, 12, (uint)beat.RrMs);
            Bytes.PutU32(_beat, 16, (uint)beat.QualityPercent);
            Bytes.PutU32(_beat, 20, (uint)beat.Kind);
            Bytes.PutU32(_beat, 24, beat.IsReliable ? 1u : 0u);
            Bytes.PutU32(_beat, 28, (uint)BeatCrc);
            BeatCrc = Crc16.Of(_beat, 0, BeatBytes);
            Beats++;
        }

        /// <inheritdoc/>
        public void OnEvent(TwinEvent twinEvent)
        {
            int length = _json.Write(twinEvent, _event);
            OnEventBytes(_event, length);
            Bytes.PutU32(_event, length, (uint)EventCrc);
            EventCrc = Crc16.Of(_event, 0, length + 4);
            Events++;
        }

        /// <summary>The bytes of one event, as they go into the log.</summary>
        protected virtual void OnEventBytes(byte[] json, int length)
        {
        }
    }
}
