using System;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Log;

namespace EdgeTwin.Device.Uplink
{
    /// <summary>
    /// Writes the messages of the event topic:
    /// <c>{"log":"1a2b3c4d","ackedSeq":4,"seq":7,"type":"event","uptimeS":12.345,"utcS":null,"event":{…}}</c> for a record, and
    /// <c>{"log":"1a2b3c4d","ackedSeq":4,"type":"gap","firstSeq":5,"lastSeq":6}</c> for seqs that the log holds no more: those of them that the
    /// collector has not received are lost.
    /// </summary>
    public sealed class EventEnvelope
    {
        private const int IdDigits = 8;

        private readonly JsonWriter _json = new JsonWriter();
        private readonly string _logId;

        /// <summary>An envelope for the records of one log.</summary>
        public EventEnvelope(uint logId)
        {
            char[] digits = new char[IdDigits];
            for (int i = 0; i < IdDigits; i++)
            {
                int digit = (int)((logId >> (28 - (4 * i))) & 15);
                digits[i] = (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
            }
            _logId = new string(digits);
        }

        /// <summary>The message, from the first byte on.</summary>
        public byte[] Buffer { get; } = new byte[Limits.EnvelopeBytes];

        /// <summary>Writes a record. Its payload is a JSON object by one of our own writers and goes in as it is; an empty one becomes {}.</summary>
        /// <returns>Bytes written.</returns>
        public int WriteRecord(LogRecord record, uint ackedSeq)
        {
            Open(ackedSeq);
            _json.Number("seq", (int)record.Seq);
            _json.Word("type", RecordTypes.NameOf(record.Type));
            _json.Seconds("uptimeS", record.UptimeMs);
            if (record.UtcMs == 0)
            {
                _json.Null("utcS");
            }
            else
            {
                _json.Seconds("utcS", record.UtcMs);
            }
            _json.OpenObject("event");
            int length = _json.Length;
            if (record.PayloadLength > 0)
            {
                // The payload has its own braces.
                length--;
                Array.Copy(record.Buffer, record.PayloadOffset, Buffer, length, record.PayloadLength);
                length += record.PayloadLength;
            }
            else
            {
                Buffer[length++] = (byte)'}';
            }
            Buffer[length++] = (byte)'}';
            return length;
        }

        /// <summary>Writes a gap.</summary>
        /// <returns>Bytes written.</returns>
        public int WriteGap(uint firstSeq, uint lastSeq, uint ackedSeq)
        {
            Open(ackedSeq);
            _json.Word("type", "gap");
            _json.Number("firstSeq", (int)firstSeq);
            _json.Number("lastSeq", (int)lastSeq);
            _json.CloseObject();
            return _json.Length;
        }

        private void Open(uint ackedSeq)
        {
            _json.Begin(Buffer);
            _json.OpenObject(null);
            _json.Word("log", _logId);
            _json.Number("ackedSeq", (int)ackedSeq);
        }
    }
}
