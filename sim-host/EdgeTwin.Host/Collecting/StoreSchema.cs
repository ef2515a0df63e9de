namespace EdgeTwin.Host.Collecting;

/// <summary>The store's tables. They are a contract with whoever reads the file: a change gets a new version, and a migration.</summary>
internal static class StoreSchema
{
    /// <summary>Marks the file as ours ("ETwn").</summary>
    internal const long ApplicationId = 0x4554776E;

    /// <summary>Version of the tables.</summary>
    internal const long Version = 1;

    /// <summary>Makes the tables. Times are ms since 1970 by the collector's clock, but for uptime_ms and utc_ms, which are the device's.</summary>
    internal static readonly string Create = $"""
        CREATE TABLE devices (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          status TEXT CHECK (status IN ('online', 'offline')),
          status_ms INTEGER,
          log_id INTEGER REFERENCES logs (id),
          first_ms INTEGER NOT NULL,
          last_ms INTEGER NOT NULL);
        CREATE TABLE logs (
          id INTEGER PRIMARY KEY,
          device_id INTEGER NOT NULL REFERENCES devices (id),
          log TEXT NOT NULL,
          contiguous_seq INTEGER NOT NULL,
          duplicates INTEGER NOT NULL DEFAULT 0,
          conflicts INTEGER NOT NULL DEFAULT 0,
          UNIQUE (device_id, log));
        CREATE TABLE events (
          id INTEGER PRIMARY KEY,
          log_id INTEGER NOT NULL REFERENCES logs (id),
          seq INTEGER NOT NULL,
          type TEXT NOT NULL,
          kind TEXT NOT NULL,
          uptime_ms INTEGER NOT NULL,
          utc_ms INTEGER,
          event TEXT NOT NULL,
          received_ms INTEGER NOT NULL,
          UNIQUE (log_id, seq));
        CREATE TABLE gaps (
          log_id INTEGER NOT NULL REFERENCES logs (id),
          first_seq INTEGER NOT NULL,
          last_seq INTEGER NOT NULL,
          cause INTEGER NOT NULL,
          received_ms INTEGER NOT NULL,
          PRIMARY KEY (log_id, first_seq, last_seq)) WITHOUT ROWID;
        CREATE VIEW device_events AS
          SELECT e.id, d.name AS device, l.log, e.seq, e.type, e.kind, e.uptime_ms, e.utc_ms, e.event, e.received_ms
          FROM events e JOIN logs l ON l.id = e.log_id JOIN devices d ON d.id = l.device_id;
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Version};
        """;
}
