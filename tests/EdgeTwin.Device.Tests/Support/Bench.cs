using System.Text;
using EdgeTwin.Device.Log;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Flash;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Device.Tests.Support;

/// <summary>A flash that stays, and logs that come and go with the power.</summary>
internal sealed class Bench
{
    internal const int Segments = 6;

    private uint _boots;

    internal Bench(ulong seed = 1)
    {
        Tally = new FaultTally();
        Flash = new FlashModel(Segments + 2, new SplitMix64(seed), Tally);
    }

    internal FlashModel Flash { get; }

    internal FaultTally Tally { get; }

    internal VirtualClock Clock { get; } = new();

    internal EventLog Boot()
    {
        Clock.Boot();
        EventLog log = new(Flash, Clock, Segments, 0xC0FFEE00 + ++_boots);
        log.Open();
        return log;
    }

    internal static uint Append(EventLog log, string text, RecordType type = RecordType.Event)
    {
        byte[] payload = Encoding.ASCII.GetBytes(text);
        return log.Append(type, payload, payload.Length);
    }

    internal static List<(uint Seq, string Text)> ReadAll(EventLog log)
    {
        LogCursor cursor = new();
        LogRecord record = new();
        List<(uint, string)> found = [];
        while (log.Read(cursor, record))
        {
            found.Add((record.Seq, Encoding.ASCII.GetString(record.Buffer, record.PayloadOffset, record.PayloadLength)));
        }
        return found;
    }
}
