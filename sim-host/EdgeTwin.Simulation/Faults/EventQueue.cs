namespace EdgeTwin.Simulation.Faults;

/// <summary>What is to happen, by time; at one time in the order it was asked for. So a run depends on its seed alone.</summary>
public sealed class EventQueue
{
    private readonly PriorityQueue<Action, (long TimeMs, long TieBreak)> _queue = new();
    private long _tieBreak;

    /// <summary>Time of the next event, or <see cref="long.MaxValue"/>.</summary>
    public long NextMs => _queue.TryPeek(out _, out (long TimeMs, long TieBreak) key) ? key.TimeMs : long.MaxValue;

    /// <summary>Asks for <paramref name="action"/> at <paramref name="timeMs"/>.</summary>
    public void At(long timeMs, Action action) => _queue.Enqueue(action, (timeMs, _tieBreak++));

    /// <summary>Runs the events up to <paramref name="timeMs"/>, each at its time.</summary>
    public void RunTo(long timeMs, VirtualClock clock)
    {
        while (NextMs <= timeMs)
        {
            clock.AdvanceTo(Math.Max(clock.NowMs, NextMs));
            _queue.Dequeue()();
        }
        clock.AdvanceTo(Math.Max(clock.NowMs, timeMs));
    }
}
