using EdgeTwin.Core.Health;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Health
{
    /// <summary>
    /// Trends and maintenance in flash, in two copies of which one is always whole: a write replaces the older. "EH" (2), version (1), entries of maintenance (1),
    /// generation (4), s since 1970 when it was written or 0 (4), the last self-test's request (4), bytes of the trends (2), entries, trends, CRC-32 (4).
    /// </summary>
    public sealed class HealthFile
    {
        private const int Copies = 2;
        private const int Magic = 0x4845;
        private const int Version = 1;
        private const int HeaderBytes = 18;
        private const int CrcBytes = 4;
        private const int MostGapMinutes = 1000000;

        private readonly ISegmentStore _store;
        private readonly EventLog _log;
        private readonly IClock _clock;
        private uint _generation;
        private int _goodCopy = -1;

        /// <summary>A file in the first two slots of <paramref name="store"/>.</summary>
        /// <param name="store">A store of its own, not the log's; null for none: nothing outlives a restart then.</param>
        /// <param name="log">Lends its buffer.</param>
        /// <param name="clock">Stamps the file.</param>
        public HealthFile(ISegmentStore store, EventLog log, IClock clock)
        {
            _store = store;
            _log = log;
            _clock = clock;
        }

        /// <summary>The last request for a self-test that was followed; 0 for none.</summary>
        public int TestRequest;

        /// <summary>Times that it was written since the start.</summary>
        public int Saves { get; private set; }

        /// <summary>Times that the flash did not take it.</summary>
        public int Refused { get; private set; }

        /// <summary>Copies that were there and could not be read at start.</summary>
        public int Damaged { get; private set; }

        /// <summary>True where trends of before the start were taken back.</summary>
        public bool IsRestored { get; private set; }

        /// <summary>Reads the newer of the two copies.</summary>
        public void Load(HealthMonitor health, Maintenance maintenance)
        {
            if (_store == null)
            {
                return;
            }
            byte[] buffer = _log.LendBuffer();
            for (int copy = 0; copy < Copies; copy++)
            {
                int length = _store.LengthOf(copy);
                if (length == 0)
                {
                    continue;
                }
                if (!TryRead(copy, length, buffer))
                {
                    Damaged++;
                }
                else if (_goodCopy < 0 || Bytes.U32(buffer, 4) > _generation)
                {
                    _goodCopy = copy;
                    _generation = Bytes.U32(buffer, 4);
                }
            }
            if (_goodCopy < 0 || !TryRead(_goodCopy, _store.LengthOf(_goodCopy), buffer))
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
            if (_store == null)
            {
                return false;
            }
            byte[] buffer = _log.LendBuffer();
            int at = HeaderBytes + Maintenance.AllBytes;
            int trends = buffer.Length - at - CrcBytes < HealthMonitor.SaveBytes ? 0 : health.Save(buffer, at);
            Bytes.PutU16(buffer, 0, Magic);
            buffer[2] = Version;
            buffer[3] = HealthNames.Items;
            Bytes.PutU32(buffer, 4, _generation + 1);
            Bytes.PutU32(buffer, 8, (uint)(_clock.UtcMs / 1000));
            Bytes.PutU32(buffer, 12, (uint)TestRequest);
            Bytes.PutU16(buffer, 16, trends);
            maintenance.Write(buffer, HeaderBytes);
            int end = at + trends;
            Bytes.PutU32(buffer, end, Crc32.Of(buffer, 0, end));
            int copy = _goodCopy == 0 ? 1 : 0;
            if (!IsStored(copy, buffer, end + CrcBytes))
            {
                Refused++;
                return false;
            }
            _goodCopy = copy;
            _generation++;
            Saves++;
            return true;
        }

        private bool IsStored(int copy, byte[] buffer, int length)
        {
            return _store.Delete(copy) == StoreStatus.Ok && _store.Append(copy, buffer, 0, length) == StoreStatus.Ok;
        }

        private bool TryRead(int copy, int length, byte[] buffer)
        {
            bool isRead = false;
            for (int attempt = 0; attempt < Limits.ReadAttempts && !isRead && length > 0 && length <= Limits.HealthFileBytes; attempt++)
            {
                isRead = _store.Read(copy, 0, buffer, 0, length) == length;
            }
            return isRead && IsIntact(buffer, length);
        }

        private static bool IsIntact(byte[] buffer, int length)
        {
            return length >= HeaderBytes + CrcBytes && Bytes.U16(buffer, 0) == Magic && buffer[2] == Version
                && length == HeaderBytes + buffer[3] * Maintenance.EntryBytes + Bytes.U16(buffer, 16) + CrcBytes
                && Crc32.IsRight(buffer, 0, length - CrcBytes);
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
