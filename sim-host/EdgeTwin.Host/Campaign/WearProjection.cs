using System.Text;
using EdgeTwin.Device.Log;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Flash;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Twin;

namespace EdgeTwin.Host.Campaign;

/// <summary>How fast the device wears a flash out: a year of the real log, and of the sensors' trends and the twin saved as often as they may be, over littlefs' way of taking blocks.</summary>
/// <param name="Part">Size of the flash part.</param>
/// <param name="Blocks">Blocks of its file system.</param>
/// <param name="Segments">Segments of the log on it.</param>
/// <param name="WorstErases">Erases of the block that had most.</param>
/// <param name="TotalErases">Erases of all blocks.</param>
internal sealed record WearProjection(string Part, int Blocks, int Segments, long WorstErases, long TotalErases)
{
    /// <summary>Erases that makers of serial NOR flash promise for a block.</summary>
    internal const int Endurance = 100_000;

    /// <summary>Events a day that a year is made of.</summary>
    internal const int EventsPerDay = 200;

    private const int DaysPerYear = 365;
    private const int MsPerDay = 86_400_000;
    private const int PayloadBytes = 256;
    private const int StartEveryDays = 7;
    private const int Copies = 2;
    private const int HealthFileBytes = Core.Health.HealthMonitor.SaveBytes + 200;
    private const int TwinFileBytes = HeartTwin.SaveBytes + TwoCopies.HeaderBytes + TwoCopies.CrcBytes;

    /// <summary>Years until the worst block reaches its endurance.</summary>
    internal double Years => (double)Endurance / WorstErases;

    /// <summary>Both boards' parts: 256 KB of file system on a 4 MB part, 2 MB on one of 8 MB.</summary>
    internal static IReadOnlyList<WearProjection> Both() => [OfPart("4 MB", 64, Device.Limits.SmallPartSegments), OfPart("8 MB", 512, Device.Limits.MaxSegments)];

    private static WearProjection OfPart(string part, int blocks, int segments)
    {
        SplitMix64 random = new((ulong)blocks);
        BlockWear wear = new(blocks, segments + 1 + (2 * Copies));
        FlashModel flash = new(segments + 1 + (2 * Copies), random, new FaultTally(), wear);
        SlotView logStore = new(flash, 0, segments + 1);
        SlotView health = new(flash, segments + 1, Copies);
        SlotView twin = new(flash, segments + 1 + Copies, Copies);
        byte[] trends = new byte[HealthFileBytes];
        byte[] heart = new byte[TwinFileBytes];
        VirtualClock clock = new();
        long savedMs = 0;
        int copy = 0;
        byte[] payload = Encoding.ASCII.GetBytes(new string('x', PayloadBytes));
        EventLog log = null!;
        for (int i = 0; i < DaysPerYear * EventsPerDay; i++)
        {
            // A start a week, as of a device that is taken off: the file system then begins its circle elsewhere.
            if (i % (StartEveryDays * EventsPerDay) == 0)
            {
                wear.Mount(random.Next());
                log = new EventLog(logStore, clock, segments, 1);
                log.Open();
            }
            clock.AdvanceTo((long)i * MsPerDay / EventsPerDay);
            log.Acknowledge(log.Append(RecordType.Event, payload, payload.Length));
            for (; savedMs + Device.Limits.HealthSaveEveryMs <= clock.UptimeMs; savedMs += Device.Limits.HealthSaveEveryMs)
            {
                health.Delete(copy);
                health.Append(copy, trends, 0, trends.Length);
                twin.Delete(copy);
                twin.Append(copy, heart, 0, heart.Length);
                copy = Copies - 1 - copy;
            }
        }
        return new WearProjection(part, blocks, segments, wear.WorstErases, wear.TotalErases);
    }
}
