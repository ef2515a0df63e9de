namespace EdgeTwin.Simulation.Link;

/// <summary>What a <see cref="CollectorModel"/> has of one log.</summary>
public sealed class CollectedLog
{
    private readonly Dictionary<long, string> _records = [];
    private readonly List<(long First, long Last)> _gaps = [];

    /// <summary>Everything up to this seq was received, or is a gap.</summary>
    public long ContiguousSeq { get; private set; }

    /// <summary>The records by seq, as JSON.</summary>
    public IReadOnlyDictionary<long, string> Records => _records;

    /// <summary>The gaps that were told.</summary>
    public IReadOnlyList<(long First, long Last)> Gaps => _gaps;

    /// <summary>True where a gap covers <paramref name="seq"/>.</summary>
    public bool IsInGap(long seq) => _gaps.Exists(g => seq >= g.First && seq <= g.Last);

    internal bool TryAdd(long seq, string content, out bool isConflict)
    {
        bool isNew = _records.TryAdd(seq, content);
        isConflict = !isNew && _records[seq] != content;
        return isNew;
    }

    internal void AddGap(long first, long last)
    {
        if (!_gaps.Contains((first, last)))
        {
            _gaps.Add((first, last));
        }
    }

    internal void Settle(long ackedSeq)
    {
        long seq = Math.Max(ContiguousSeq, ackedSeq);
        bool hasMoved = true;
        while (hasMoved)
        {
            long before = seq;
            while (_records.ContainsKey(seq + 1))
            {
                seq++;
            }
            foreach ((long first, long last) in _gaps)
            {
                seq = first <= seq + 1 && last > seq ? last : seq;
            }
            hasMoved = seq > before;
        }
        ContiguousSeq = seq;
    }
}
