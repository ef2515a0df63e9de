using EdgeTwin.Host.Collecting;

namespace EdgeTwin.Host.Running;

/// <summary>What the collector tells, kept for whoever shows it: an event, and later that it was acknowledged.</summary>
internal sealed class RunFeed : ICollectorListener
{
    private readonly Lock _lock = new();
    private readonly List<CollectedEvent> _events = [];
    private readonly List<string> _remarks = [];
    private readonly List<LinkChange> _links = [];
    private long _ackedSeq;

    /// <summary>Completes with the first event that went all the way: logged, sent, stored, acknowledged.</summary>
    internal TaskCompletionSource FirstWayDone { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Highest seq that was acknowledged.</summary>
    internal long AckedSeq => Interlocked.Read(ref _ackedSeq);

    public void OnEvent(CollectedEvent collected)
    {
        lock (_lock)
        {
            _events.Add(collected);
        }
    }

    public void OnGap(CollectedGap gap) => Remark($"gap: {gap.FirstSeq} to {gap.LastSeq} will not come, {gap.MissingCount} of them are lost");

    public void OnRefused(RefusedMessage refused) => Remark($"refused: {refused.Device}: {refused.Why}");

    public void OnAcknowledged(AckedLog acked)
    {
        Interlocked.Exchange(ref _ackedSeq, acked.Seq);
        if (acked.Seq > 0)
        {
            FirstWayDone.TrySetResult();
        }
    }

    /// <summary>Events from the one at <paramref name="index"/> on, in the order in which they were stored.</summary>
    internal IReadOnlyList<CollectedEvent> EventsFrom(int index)
    {
        lock (_lock)
        {
            return _events[Math.Min(index, _events.Count)..];
        }
    }

    /// <summary>Other things to tell a person, since the last call.</summary>
    internal IReadOnlyList<string> TakeRemarks()
    {
        lock (_lock)
        {
            string[] taken = [.. _remarks];
            _remarks.Clear();
            return taken;
        }
    }

    internal void Remark(string text)
    {
        lock (_lock)
        {
            _remarks.Add(text);
        }
    }

    /// <summary>The device's connection came up or went.</summary>
    internal void LinkChanged(LinkChange change)
    {
        lock (_lock)
        {
            _links.Add(change);
        }
    }

    /// <summary>How the connection changed since the last call, in order.</summary>
    internal IReadOnlyList<LinkChange> TakeLinkChanges()
    {
        lock (_lock)
        {
            LinkChange[] taken = [.. _links];
            _links.Clear();
            return taken;
        }
    }
}
