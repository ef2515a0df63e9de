namespace EdgeTwin.Host.Collecting;

/// <summary>What came of a batch: told, counted and acknowledged after it is durable.</summary>
internal sealed class BatchNotes
{
    internal long Received;
    internal long Stored;
    internal long Duplicates;
    internal long Conflicts;
    internal long Malformed;
    internal long Gaps;
    internal long Connected;

    /// <summary>Calls of the listener, in order.</summary>
    internal List<Action<ICollectorListener>> Told { get; } = [];

    /// <summary>What is to be acknowledged, by device.</summary>
    internal Dictionary<string, AckedLog> Acks { get; } = new(StringComparer.Ordinal);

    /// <summary>Devices of which something was taken.</summary>
    internal HashSet<string> Heard { get; } = new(StringComparer.Ordinal);

    /// <summary>True where the link came up: everything is acknowledged again.</summary>
    internal bool HasLinkUp => Connected > 0;

    internal void Refuse(string device, string why)
    {
        RefusedMessage refused = new(device, why);
        Told.Add(listener => listener.OnRefused(refused));
    }

    internal void Add(CollectedGap? gap)
    {
        if (gap is not null)
        {
            Gaps++;
            Told.Add(listener => listener.OnGap(gap));
        }
    }
}
