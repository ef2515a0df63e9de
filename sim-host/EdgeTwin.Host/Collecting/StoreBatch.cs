namespace EdgeTwin.Host.Collecting;

/// <summary>One transaction of a <see cref="CollectorStore"/>: nothing of it counts before <see cref="Commit"/>; disposed without it, nothing happened.</summary>
internal sealed class StoreBatch : IDisposable
{
    private readonly StoreConnection _connection;
    private readonly DateTimeOffset _receivedUtc;
    private readonly long _receivedMs;
    private readonly Action _release;
    private bool _isOpen;
    private bool _isReleased;

    internal StoreBatch(StoreConnection connection, DateTimeOffset receivedUtc, Action release)
    {
        _connection = connection;
        // As the store has it, so that what is told now and what is read later are equal.
        _receivedMs = receivedUtc.ToUnixTimeMilliseconds();
        _receivedUtc = DateTimeOffset.FromUnixTimeMilliseconds(_receivedMs);
        _release = release;
        _connection.Execute("BEGIN IMMEDIATE");
        _isOpen = true;
    }

    /// <summary>Adds a record.</summary>
    /// <param name="device">The device that sent it.</param>
    /// <param name="record">The record.</param>
    /// <param name="collected">The event as it is stored, where it is new.</param>
    internal StoreResult Add(string device, RecordMessage record, out CollectedEvent? collected)
    {
        collected = null;
        if (FindLog(device, record.Log) is not { } log)
        {
            return StoreResult.TooMany;
        }
        int added = _connection.Execute("""
            INSERT INTO events (log_id, seq, type, kind, uptime_ms, utc_ms, event, received_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT (log_id, seq) DO NOTHING
            """, log, record.Seq, record.Type, record.Kind, record.UptimeMs, record.UtcMs, record.Json, _receivedMs);
        if (added > 0)
        {
            collected = new CollectedEvent(device, record.Log, record.Seq, record.Type, record.Kind, record.UptimeMs, record.UtcMs, record.Json, _receivedUtc);
            return StoreResult.New;
        }
        // All of it stands in the device's flash, its times too: a repeat is equal to the last byte.
        bool isSame = _connection.Scalar("SELECT 1 FROM events WHERE log_id = ?1 AND seq = ?2 AND type = ?3 AND uptime_ms = ?4 AND utc_ms IS ?5 AND event = ?6",
            log, record.Seq, record.Type, record.UptimeMs, record.UtcMs, record.Json) is not null;
        _connection.Execute(isSame ? "UPDATE logs SET duplicates = duplicates + 1 WHERE id = ?1" : "UPDATE logs SET conflicts = conflicts + 1 WHERE id = ?1", log);
        return isSame ? StoreResult.Duplicate : StoreResult.Conflict;
    }

    /// <summary>Adds a gap.</summary>
    /// <param name="device">The device that sent it.</param>
    /// <param name="gap">The gap.</param>
    /// <param name="collected">The gap as it is stored, where it is new.</param>
    internal StoreResult Add(string device, GapMessage gap, out CollectedGap? collected)
    {
        collected = null;
        if (FindLog(device, gap.Log) is not { } log)
        {
            return StoreResult.TooMany;
        }
        collected = AddGap(device, gap.Log, log, gap.FirstSeq, gap.LastSeq, GapCause.LostOnDevice);
        return collected is null ? StoreResult.Duplicate : StoreResult.New;
    }

    /// <summary>Notes that a device came or went.</summary>
    internal StoreResult Add(DeviceStatus status)
    {
        if (FindDevice(status.Device) is not { } device)
        {
            return StoreResult.TooMany;
        }
        _connection.Execute("UPDATE devices SET status = ?2, status_ms = ?3, last_ms = ?3 WHERE id = ?1", device, status.IsOnline ? "online" : "offline", _receivedMs);
        return StoreResult.New;
    }

    /// <summary>
    /// Moves a log's contiguous number on, over what is there now. What the device knows to be acknowledged is not sent again: where it is not here,
    /// it is noted as a gap.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="log">Its log.</param>
    /// <param name="ackedSeq">What it knows to be acknowledged.</param>
    /// <param name="elsewhere">The gap that was noted, or null.</param>
    /// <returns>How far the log is collected; null where the store does not know it.</returns>
    internal AckedLog? Settle(string device, string log, long ackedSeq, out CollectedGap? elsewhere)
    {
        elsewhere = null;
        if (FindLog(device, log) is not { } id)
        {
            return null;
        }
        long before = (long)_connection.Scalar("SELECT contiguous_seq FROM logs WHERE id = ?1", id)!;
        long seq = Advance(id, before);
        if (ackedSeq > seq)
        {
            elsewhere = AddGap(device, log, id, seq + 1, ackedSeq, GapCause.AcknowledgedBefore);
            seq = Advance(id, ackedSeq);
        }
        _connection.Execute("UPDATE logs SET contiguous_seq = ?2 WHERE id = ?1", id, seq);
        _connection.Execute("UPDATE devices SET log_id = ?1, last_ms = ?2 WHERE id = (SELECT device_id FROM logs WHERE id = ?1)", id, _receivedMs);
        return new AckedLog(device, log, seq);
    }

    /// <summary>Makes it durable.</summary>
    internal void Commit()
    {
        _connection.Execute("COMMIT");
        _isOpen = false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isReleased)
        {
            return;
        }
        _isReleased = true;
        try
        {
            if (_isOpen)
            {
                // Some errors of SQLite, a full disk among them, have rolled it back already.
                _connection.TryRollBack();
            }
        }
        finally
        {
            _release();
        }
    }

    private CollectedGap? AddGap(string device, string log, long id, long first, long last, GapCause cause)
    {
        int added = _connection.Execute("""
            INSERT INTO gaps (log_id, first_seq, last_seq, cause, received_ms) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (log_id, first_seq, last_seq) DO NOTHING
            """, id, first, last, (long)cause, _receivedMs);
        if (added == 0)
        {
            return null;
        }
        long there = (long)_connection.Scalar("SELECT count(*) FROM events WHERE log_id = ?1 AND seq BETWEEN ?2 AND ?3", id, first, last)!;
        return new CollectedGap(device, log, first, last, last - first + 1 - there, cause);
    }

    // Runs of events and gaps in turn, until neither goes on.
    private long Advance(long log, long seq)
    {
        while (true)
        {
            long before = seq;
            seq = (long)_connection.Scalar("""
                WITH RECURSIVE run (seq) AS (
                  SELECT ?2 UNION ALL SELECT run.seq + 1 FROM run WHERE EXISTS (SELECT 1 FROM events WHERE log_id = ?1 AND seq = run.seq + 1))
                SELECT max(seq) FROM run
                """, log, seq)!;
            seq = _connection.Scalar("SELECT max(last_seq) FROM gaps WHERE log_id = ?1 AND first_seq <= ?2 + 1 AND last_seq > ?2", log, seq) as long? ?? seq;
            if (seq == before)
            {
                return seq;
            }
        }
    }

    private long? FindDevice(string device)
    {
        if (_connection.Scalar("SELECT id FROM devices WHERE name = ?1", device) is long id)
        {
            return id;
        }
        _connection.Execute("""
            INSERT INTO devices (name, first_ms, last_ms) SELECT ?1, ?2, ?2 WHERE (SELECT count(*) FROM devices) < ?3
            """, device, _receivedMs, CollectorStore.MostDevices);
        return _connection.Scalar("SELECT id FROM devices WHERE name = ?1", device) as long?;
    }

    private long? FindLog(string device, string log)
    {
        if (_connection.Scalar("SELECT l.id FROM logs l JOIN devices d ON d.id = l.device_id WHERE d.name = ?1 AND l.log = ?2", device, log) is long id)
        {
            return id;
        }
        if (FindDevice(device) is not { } deviceId)
        {
            return null;
        }
        _connection.Execute("""
            INSERT INTO logs (device_id, log, contiguous_seq) SELECT ?1, ?2, 0 WHERE (SELECT count(*) FROM logs WHERE device_id = ?1) < ?3
            """, deviceId, log, CollectorStore.MostLogsPerDevice);
        return _connection.Scalar("SELECT id FROM logs WHERE device_id = ?1 AND log = ?2", deviceId, log) as long?;
    }
}
