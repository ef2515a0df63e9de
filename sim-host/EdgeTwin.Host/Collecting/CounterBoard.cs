namespace EdgeTwin.Host.Collecting;

/// <summary>The counters of a running collector: written by its worker, read by anyone.</summary>
internal sealed class CounterBoard
{
    private readonly Lock _lock = new();
    private CollectorCounters _counters = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    internal CollectorCounters Read()
    {
        lock (_lock)
        {
            return _counters;
        }
    }

    internal void Add(BatchNotes notes)
    {
        lock (_lock)
        {
            _counters = _counters with
            {
                Received = _counters.Received + notes.Received,
                Stored = _counters.Stored + notes.Stored,
                Duplicates = _counters.Duplicates + notes.Duplicates,
                Conflicts = _counters.Conflicts + notes.Conflicts,
                Malformed = _counters.Malformed + notes.Malformed,
                Gaps = _counters.Gaps + notes.Gaps,
                Connected = _counters.Connected + notes.Connected,
            };
        }
    }

    internal void AddAcknowledgement(bool isTaken)
    {
        lock (_lock)
        {
            _counters = isTaken
                ? _counters with { Acknowledged = _counters.Acknowledged + 1 }
                : _counters with { AcknowledgementsFailed = _counters.AcknowledgementsFailed + 1 };
        }
    }
}
