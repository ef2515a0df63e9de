using EdgeTwin.Core.Health;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Health
{
    /// <summary>
    /// Trends and maintenance in flash, in two copies. After the kind "EH" (2), version (1), entries of maintenance (1) and generation (4): s since 1970 when it was written or 0
    /// (4), the last self-test's request (4), bytes of the trends (2), entries, trends, CRC-32 (4).
    /// </summary>
    public sealed class HealthFile
    {
        private const int Kind = 0x4845;
        private const byte Version = 1;
        private const int HeaderBytes = TwoCopies.HeaderBytes + 10;
        private const int MostGapMinutes = 1000000;

        private readonly TwoCopies _copies;
        private readonly EventLog _log;
        private readonly IClock _clock;

        /// <summary>A file in the first two slots of <paramref name="store"/>.</summary>
        /// <param name="store">A store of its own, not the log's; null for none: nothing outlives a restart then.</param>
        /// <param name="log">Lends its buffer.</param>
        /// <param name="clock">Stamps the file.</param>
        public HealthFile(ISegmentStore store, EventLog log, IClock clock)
        {
            _copies = new TwoCopies(store, log, Kind, Version);
            _log = log;
            _clock = clock;
        }

        /// <summary>The last request for a self-test that was followed; 0 for none.</summary>
        public int TestRequest;

        /// <summary>Times that it was written since the start.</summary>
        public int Saves
        {
            get { return _copies.Saves; }
        }

        /// <summary>Times that the flash did not take it.</summary>
        public int Refused
        {
            get { return _copies.Refused; }
        }

        /// <summary>Copies that were there and could not be read at start.</summary>
        public int Damaged
        {
            get { return _copies.Damaged; }
        }

        /// <summary>True where trends of before the start were taken back.</summary>
        public bool IsRestored { get; private set; }

        /// <summary>Reads the newer of the two copies.</summary>
        public void Load(HealthMonitor health, Maintenance maintenance)
        {
            int length = _copies.Load();
            byte[] buffer = _log.LendBuffer();
            if (length < HeaderBytes || length != HeaderBytes + buffer[3] * Maintenance.EntryBytes + Bytes.U16(buffer, 16))
            {
                return;
            }
            int entries = buffer[3];
            TestRequest = (int)Bytes.U32(buffer, 12);
            maintenance.Read(buffer, HeaderBytes, entries);
            int at = HeaderBytes + entries * Maintenance.EntryBytes;
            int trends = Bytes.U16(buffer, 16);
            IsRestored = trends > 0 && health.Restore(buffer, at, trends, GapMinutes(Bytes.U32(buffer, 8)));
        }

        /// <summary>Writes all of it.</summary>
        /// <returns>False where the flash did not take it: the copy of before stays.</returns>
        public bool Save(HealthMonitor health, Maintenance maintenance)
        {
            if (!_copies.IsKept)
            {
                return false;
            }
            byte[] buffer = _log.LendBuffer();
            int at = HeaderBytes + Maintenance.AllBytes;
            int trends = buffer.Length - at - TwoCopies.CrcBytes < HealthMonitor.SaveBytes ? 0 : health.Save(buffer, at);
            buffer[3] = HealthNames.Items;
            Bytes.PutU32(buffer, 8, (uint)(_clock.UtcMs / 1000));
            Bytes.PutU32(buffer, 12, (uint)TestRequest);
            Bytes.PutU16(buffer, 16, trends);
            maintenance.Write(buffer, HeaderBytes);
            return _copies.Save(buffer, at + trends);
        }

        private int GapMinutes(uint savedUtcS)
        {
            long nowS = _clock.UtcMs / 1000;
            if (savedUtcS == 0 || nowS <= savedUtcS)
            {
                return 0;
            }
            long minutes = (nowS - savedUtcS) / 60;
            return minutes > MostGapMinutes ? MostGapMinutes : (int)minutes;
        }
    }
}
