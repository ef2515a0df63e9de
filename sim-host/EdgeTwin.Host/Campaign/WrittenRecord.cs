using System.Buffers.Binary;
using System.Text;

namespace EdgeTwin.Host.Campaign;

/// <summary>
/// What the firmware writes to flash, read from the documented bytes (RecordCodec, SegmentHeader) and not with the firmware's own decoder: a bug there
/// must not blind its judge.
/// </summary>
/// <param name="Seq">Number in its log.</param>
/// <param name="Type">Type byte; from 128 on an alarm or a symptom.</param>
/// <param name="Text">The payload.</param>
internal sealed record WrittenRecord(uint Seq, byte Type, string Text)
{
    internal const int HeaderBytes = 18;
    internal const byte Config = 3;
    internal const byte Symptom = 128;

    private const int PayloadAt = 24;
    private const int CheckBytes = 4;

    internal bool IsAlarm => Type >= 128;

    internal static bool TryRead(ReadOnlySpan<byte> bytes, out WrittenRecord record)
    {
        record = null!;
        if (bytes.Length < PayloadAt + CheckBytes || BinaryPrimitives.ReadUInt16LittleEndian(bytes) != bytes.Length)
        {
            return false;
        }
        record = new WrittenRecord(BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]), bytes[3], Encoding.ASCII.GetString(bytes[PayloadAt..^CheckBytes]));
        return true;
    }

    internal static bool TryReadHeader(ReadOnlySpan<byte> bytes, out uint logId, out uint firstSeq, out uint ackedSeq)
    {
        bool isHeader = bytes.Length >= HeaderBytes && bytes[0] == (byte)'E' && bytes[1] == (byte)'T';
        logId = isHeader ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) : 0;
        firstSeq = isHeader ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) : 0;
        ackedSeq = isHeader ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) : 0;
        return isHeader;
    }
}
