namespace EdgeTwin.NanoShim.Fabric;

/// <summary>A board's managed timers: they come round every 10 ms at the earliest, and in step with it. The world polls them as time passes.</summary>
public sealed class TimerFabric
{
    /// <summary>Granularity of nanoFramework's timers, ms.</summary>
    public const int GranularityMs = 10;

    private readonly List<Entry> _entries = [];
    private long _nowMs;

    /// <summary>Fires what is due.</summary>
    public void Poll(long nowMs)
    {
        _nowMs = nowMs;
        foreach (Entry entry in _entries.ToArray())
        {
            while (!entry.IsOver && entry.DueMs <= nowMs)
            {
                entry.IsOver = entry.PeriodMs <= 0;
                entry.DueMs += RoundUp(entry.PeriodMs);
                entry.Fire();
            }
        }
        _entries.RemoveAll(e => e.IsOver);
    }

    /// <summary>Adds a timer.</summary>
    /// <param name="fire">What it does.</param>
    /// <param name="dueMs">From now until it fires first.</param>
    /// <param name="periodMs">From then on; 0 for never again.</param>
    /// <returns>Ends it.</returns>
    public IDisposable Add(Action fire, int dueMs, int periodMs)
    {
        Entry entry = new(fire) { DueMs = _nowMs + RoundUp(dueMs), PeriodMs = periodMs };
        _entries.Add(entry);
        return entry;
    }

    private static int RoundUp(int ms) => (Math.Max(1, ms) + GranularityMs - 1) / GranularityMs * GranularityMs;

    private sealed class Entry(Action fire) : IDisposable
    {
        internal Action Fire { get; } = fire;

        internal long DueMs { get; set; }

        internal int PeriodMs { get; init; }

        internal bool IsOver { get; set; }

        public void Dispose() => IsOver = true;
    }
}
