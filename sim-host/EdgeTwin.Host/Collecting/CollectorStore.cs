using EdgeTwin.Recordings;
using Microsoft.Data.Sqlite;

namespace EdgeTwin.Host.Collecting;

/// <summary>
/// What devices have sent, in one SQLite file: each (device, log, seq) once. A batch is one transaction, on the disk when
/// <see cref="StoreBatch.Commit"/> returns; only then may it be acknowledged. Other programs may read the file meanwhile.
/// </summary>
internal sealed class CollectorStore : IDisposable
{
    /// <summary>Devices that a store takes; further ones are refused, so that a broken or hostile network does not fill the disk with names.</summary>
    internal const int MostDevices = 10_000;

    /// <summary>Logs of one device; a device begins another only where its flash could not be read.</summary>
    internal const int MostLogsPerDevice = 100;

    private const int BusyTimeoutS = 10;
    private const string Memory = ":memory:";

    private readonly StoreConnection _connection;
    private readonly Lock _lock = new();

    private CollectorStore(string file, StoreConnection connection)
    {
        File = file;
        _connection = connection;
    }

    /// <summary>The file, as it was named.</summary>
    internal string File { get; }

    /// <summary>Opens a store, and makes it where the file is missing or empty.</summary>
    /// <param name="file">The file.</param>
    /// <param name="busyTimeoutS">How long another program's lock is waited for, s.</param>
    /// <exception cref="InputException">It cannot be opened, is something else, or was made by a newer edgetwin.</exception>
    internal static CollectorStore Open(string file, int busyTimeoutS = BusyTimeoutS)
    {
        StoreConnection connection = new(file, busyTimeoutS);
        try
        {
            Prepare(file, connection);
            return new CollectorStore(file, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store that is there, to read only: a collector may go on writing meanwhile.</summary>
    /// <exception cref="InputException">It is missing, is something else, or was made by a newer edgetwin.</exception>
    internal static CollectorStore OpenToRead(string file)
    {
        StoreConnection connection = new(file, BusyTimeoutS, isReadOnly: true);
        try
        {
            Check(file, connection);
            return new CollectorStore(file, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A store that is gone when it is closed.</summary>
    internal static CollectorStore InMemory() => Open(Memory);

    /// <summary>Begins a batch. Others wait until it is committed or disposed.</summary>
    /// <param name="receivedUtc">When what it holds was received.</param>
    internal StoreBatch Begin(DateTimeOffset receivedUtc)
    {
        _lock.Enter();
        try
        {
            return new StoreBatch(_connection, receivedUtc, _lock.Exit);
        }
        catch
        {
            _lock.Exit();
            throw;
        }
    }

    /// <summary>Events in the store.</summary>
    internal long CountEvents() => (long)Read(c => c.Scalar("SELECT count(*) FROM events"))!;

    /// <summary>Events in the order they were stored, from the one after <paramref name="afterId"/> on.</summary>
    /// <param name="afterId">0, or the id of the last event that is known.</param>
    /// <param name="most">At most so many.</param>
    internal IReadOnlyList<(long Id, CollectedEvent Event)> Events(long afterId, int most) => Read(c => c.Query(
        "SELECT id, device, log, seq, type, kind, uptime_ms, utc_ms, event, received_ms FROM device_events WHERE id > ?1 ORDER BY id LIMIT ?2", EventOf, afterId, most));

    /// <summary>Events of one device, the newest first: by its logs, and in each by number.</summary>
    /// <param name="device">The device.</param>
    /// <param name="before">The log and number that was shown last; null for the newest.</param>
    /// <param name="most">At most so many.</param>
    internal IReadOnlyList<CollectedEvent> EventsBefore(string device, (string Log, long Seq)? before, int most)
    {
        List<CollectedEvent> events = [];
        bool isReached = before is null;
        foreach ((long id, string log) in Read(c => c.Query(
            "SELECT l.id, l.log FROM logs l JOIN devices d ON d.id = l.device_id WHERE d.name = ?1 ORDER BY l.id DESC", row => (row.GetInt64(0), row.GetString(1)), device)))
        {
            isReached = isReached || log == before!.Value.Log;
            if (!isReached || events.Count == most)
            {
                continue;
            }
            long below = log == before?.Log ? before.Value.Seq : long.MaxValue;
            events.AddRange(Read(c => c.Query("""
                SELECT e.id, ?4, ?5, e.seq, e.type, e.kind, e.uptime_ms, e.utc_ms, e.event, e.received_ms
                FROM events e WHERE e.log_id = ?1 AND e.seq < ?2 ORDER BY e.seq DESC LIMIT ?3
                """, EventOf, id, below, most - events.Count, device, log)).Select(one => one.Event));
        }
        return events;
    }

    /// <summary>Devices, those heard last first, with the time of that in ms since 1970 and whether they said that they are there; null where they never said.</summary>
    internal IReadOnlyList<(string Name, bool? IsOnline, long HeardMs)> Devices(int most) => Read(c => c.Query(
        "SELECT name, status, last_ms FROM devices ORDER BY last_ms DESC, name LIMIT ?1",
        row => (row.GetString(0), row.IsDBNull(1) ? (bool?)null : row.GetString(1) == "online", row.GetInt64(2)), most));

    /// <summary>True for a device that is in the store.</summary>
    internal bool HasDevice(string device) => Read(c => c.Scalar("SELECT 1 FROM devices WHERE name = ?1", device)) is not null;

    /// <summary>Gaps, by device, log and number.</summary>
    internal IReadOnlyList<CollectedGap> Gaps() => Read(c => c.Query("""
        SELECT d.name, l.log, g.first_seq, g.last_seq,
          g.last_seq - g.first_seq + 1 - (SELECT count(*) FROM events e WHERE e.log_id = g.log_id AND e.seq BETWEEN g.first_seq AND g.last_seq), g.cause
        FROM gaps g JOIN logs l ON l.id = g.log_id JOIN devices d ON d.id = l.device_id ORDER BY d.name, l.id, g.first_seq, g.last_seq
        """, row => new CollectedGap(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), (GapCause)row.GetInt64(5))));

    /// <summary>How far the newest log of each device has been collected: what the broker has to hold for each.</summary>
    internal IReadOnlyList<AckedLog> NewestLogs() => Read(c => c.Query(
        "SELECT d.name, l.log, l.contiguous_seq FROM devices d JOIN logs l ON l.id = d.log_id ORDER BY d.name",
        row => new AckedLog(row.GetString(0), row.GetString(1), row.GetInt64(2))));

    /// <summary>Devices that said last that they are there.</summary>
    internal IReadOnlyList<string> OnlineDevices() => Read(c => c.Query("SELECT name FROM devices WHERE status = 'online' ORDER BY name", row => row.GetString(0)));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _connection.Dispose();
        }
    }

    private T Read<T>(Func<StoreConnection, T> read)
    {
        lock (_lock)
        {
            return read(_connection);
        }
    }

    private static void Prepare(string file, StoreConnection connection)
    {
        connection.Script("PRAGMA foreign_keys = ON; BEGIN IMMEDIATE");
        long tables = (long)connection.Scalar("SELECT count(*) FROM sqlite_schema")!;
        if (tables == 0)
        {
            connection.Script(StoreSchema.Create);
        }
        else
        {
            Check(file, connection);
        }
        connection.Script("COMMIT");
        // Readers do not wait for the writer. FULL, since NORMAL could lose the last transactions with the power, and they may be acknowledged.
        connection.Script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    }

    private static void Check(string file, StoreConnection connection)
    {
        if ((long)connection.Scalar("PRAGMA application_id")! != StoreSchema.ApplicationId)
        {
            throw new InputException(file, "", "is an SQLite file of another program", "give another name");
        }
        if ((long)connection.Scalar("PRAGMA user_version")! != StoreSchema.Version)
        {
            throw new InputException(file, "", "was made by a newer edgetwin", "use that one, or give another name");
        }
    }

    private static (long Id, CollectedEvent Event) EventOf(SqliteDataReader row) => (row.GetInt64(0), new CollectedEvent(
        row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetString(5), row.GetInt64(6),
        row.IsDBNull(7) ? null : row.GetInt64(7), row.GetString(8), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9))));
}
