using System.Text;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Uplink;

namespace EdgeTwin.Host.Tests.Support;

/// <summary>Messages as the firmware's own writer makes them.</summary>
internal static class Envelope
{
    internal const uint LogId = 0x1a2b3c4d;
    internal const string LogName = "1a2b3c4d";

    internal static byte[] Record(uint seq, string json = """{"kind":"tachycardia","phase":"begin"}""", uint acked = 0, uint log = LogId, RecordType type = RecordType.Event, long utcMs = 0)
    {
        byte[] payload = Encoding.ASCII.GetBytes(json);
        LogRecord record = new() { Seq = seq, Type = type, UptimeMs = seq * 1000, UtcMs = utcMs, Buffer = payload, PayloadLength = payload.Length };
        EventEnvelope envelope = new(log);
        return envelope.Buffer[..envelope.WriteRecord(record, acked)];
    }

    internal static byte[] Gap(uint first, uint last, uint acked = 0, uint log = LogId)
    {
        EventEnvelope envelope = new(log);
        return envelope.Buffer[..envelope.WriteGap(first, last, acked)];
    }
}
