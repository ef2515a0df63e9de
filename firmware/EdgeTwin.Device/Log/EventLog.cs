using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Log
{
    /// <summary>
    /// The durable event log. What <see cref="Append"/> acknowledged survives a power loss at any byte; what it did not may or may not, but
    /// never by half, and no seq ever stands for two records. Segments go when the collector has acknowledged them; when the log is full the
    /// oldest segment without an alarm goes, and the hole in the sequence that it leaves is what the pump tells as a Gap: it needs no record
    /// that could itself be lost. Allocates in its constructor only. One thread calls it.
    /// </summary>
    public sealed class EventLog
    {
        private readonly ISegmentStore _store;
        private readonly IClock _clock;
        private readonly SegmentTable _table;
        private readonly SegmentReader _reader;
        private readonly LogRecord _scanned = new LogRecord();
        private readonly byte[] _write = new byte[SegmentHeader.SizeBytes + RecordCodec.OverheadBytes + Limits.PayloadBytes];
        private readonly int _maxSegments;
        private readonly uint _freshLogId;
        private uint _nextSeq;
        private bool _isOpen;

        /// <summary>A log in <paramref name="store"/>; <see cref="Open"/> comes before anything else.</summary>
        /// <param name="store">Files in flash. One slot more than <paramref name="maxSegments"/> is kept for healing.</param>
        /// <param name="clock">Stamps the records.</param>
        /// <param name="maxSegments">Segments that the log may fill, <see cref="Limits.MinSegments"/>..<see cref="Limits.MaxSegments"/>.</param>
        /// <param name="freshLogId">Id of the log where a new one is begun: random, so that no two logs of a device share one.</param>
        /// <exception cref="System.ArgumentOutOfRangeException">The store has too few slots, or the number is out of range.</exception>
        public EventLog(ISegmentStore store, IClock clock, int maxSegments, uint freshLogId)
        {
            if (maxSegments < Limits.MinSegments || maxSegments > Limits.MaxSegments || store.SlotCount <= maxSegments)
            {
                throw new System.ArgumentOutOfRangeException(nameof(maxSegments));
            }
            _store = store;
            _clock = clock;
            _maxSegments = maxSegments;
            _freshLogId = freshLogId;
            _table = new SegmentTable(store.SlotCount);
            _reader = new SegmentReader(store);
        }

        /// <summary>Which log this is. A seq is unique within it; a new one is begun only where flash held nothing but noise.</summary>
        public uint LogId { get; private set; }

        /// <summary>Highest seq ever given away, 0 for none.</summary>
        public uint LastSeq
        {
            get { return _nextSeq - 1; }
        }

        /// <summary>Everything up to this seq is known to be at the collector.</summary>
        public uint AckedSeq { get; private set; }

        /// <summary>Segments in use.</summary>
        public int SegmentCount
        {
            get { return _table.Count; }
        }

        /// <summary>Records in the log, acknowledged ones that share a segment with others included.</summary>
        public int RecordCount
        {
            get
            {
                int records = 0;
                for (int i = 0; i < _table.Count; i++)
                {
                    records += _table.Records(i);
                }
                return records;
            }
        }

        /// <summary>What was taken, kept and lost since the start.</summary>
        public LogCounters Counters { get; } = new LogCounters();

        /// <summary>Scans the flash, heals what it finds, and is then ready. Reads every segment once.</summary>
        public void Open()
        {
            LogScan scan = new LogScan(_store, _reader, _table, _scanned, Counters);
            scan.Run();
            AckedSeq = scan.AckedSeq;
            bool isNew = _table.Count == 0;
            LogId = scan.HasLogId ? scan.LogId : _freshLogId;
            uint last = isNew ? 0 : _table.LastSeq(_table.Count - 1);
            // A damaged tail, or a segment that cannot be read, may have held records that were sent: their numbers are not used again.
            _nextSeq = isNew ? 1 : last + 1 + Burned(scan.LostRecordsAtMost);
            Counters.NewLogsOverNoise = isNew && scan.UnreadableSlots > 0 ? 1 : 0;
            _isOpen = !isNew && scan.IsNewestClean;
            if (!isNew && scan.UnreadableSlots > 0)
            {
                KeepHighWaterMark();
            }
            scan.DeleteUnreadable();
        }

        /// <summary>
        /// The log's reading buffer, one segment long, for who needs so much room for a moment: valid until the log is called again, which then reads anew what it had
        /// loaded. A second buffer of that size would be a twentieth of the heap.
        /// </summary>
        public byte[] LendBuffer()
        {
            _reader.Unload();
            return _reader.Buffer;
        }

        /// <summary>Makes a record durable.</summary>
        /// <param name="type">What it holds.</param>
        /// <param name="payload">Its bytes, from the first on.</param>
        /// <param name="length">How many, 0..<see cref="Limits.PayloadBytes"/>.</param>
        /// <returns>Its seq: it is durable. 0: it is refused, and may or may not turn up after the next start.</returns>
        public uint Append(RecordType type, byte[] payload, int length)
        {
            Counters.Taken++;
            if (payload != null && length >= 0 && length <= Limits.PayloadBytes && length <= payload.Length)
            {
                for (int attempt = 0; attempt < Limits.AppendAttempts && _nextSeq < Limits.MaxSeq; attempt++)
                {
                    uint seq = TryAppend(type, payload, length);
                    if (seq != 0)
                    {
                        Counters.Durable++;
                        return seq;
                    }
                }
            }
            Counters.Refused++;
            return 0;
        }

        /// <summary>Reads the next record after <paramref name="cursor"/>. Seqs between are in the log no more.</summary>
        /// <returns>False where there is none.</returns>
        public bool Read(LogCursor cursor, LogRecord record)
        {
            for (int i = 0; i < _table.Count; i++)
            {
                if (_table.LastSeq(i) <= cursor.Seq || _table.Records(i) == 0)
                {
                    continue;
                }
                if (!Position(i, cursor.Seq))
                {
                    continue;
                }
                int damagedBefore = _reader.BadStretches;
                bool isFound = _reader.Next(record);
                Counters.CorruptStretches += _reader.BadStretches - damagedBefore;
                if (isFound)
                {
                    cursor.Seq = record.Seq;
                    return true;
                }
            }
            return false;
        }

        /// <summary>The collector has everything up to <paramref name="seq"/>: segments that hold nothing else go. The caller vouches for the seq.</summary>
        public void Acknowledge(uint seq)
        {
            if (seq > AckedSeq)
            {
                AckedSeq = seq;
            }
            for (int i = 0; i < _table.Count && _table.LastSeq(i) <= AckedSeq;)
            {
                int records = _table.Records(i);
                if (!MayDelete(i) || !Delete(i))
                {
                    i++;
                    continue;
                }
                Counters.Freed += records;
            }
        }

        private uint TryAppend(RecordType type, byte[] payload, int length)
        {
            bool isNewSegment = NeedsNewSegment(length + RecordCodec.OverheadBytes);
            int slot = isNewSegment ? MakeRoom() : _table.Slot(_table.Count - 1);
            if (slot < 0)
            {
                return 0;
            }
            uint seq = _nextSeq++;
            int start = 0;
            if (isNewSegment)
            {
                SegmentHeader.Encode(_write, LogId, seq, AckedSeq);
                start = SegmentHeader.SizeBytes;
            }
            int total = start + RecordCodec.Encode(_write, start, type, seq, _clock.UptimeMs, _clock.UtcMs, payload, length);
            StoreStatus status = _store.Append(slot, _write, 0, total);
            if (!IsDurable(status))
            {
                OnFailedWrite(isNewSegment, slot, status);
                return 0;
            }
            bool isAlarm = RecordTypes.IsAlarm(type);
            if (isNewSegment)
            {
                _table.Add(slot, total, 1, seq, seq, isAlarm);
                _isOpen = true;
            }
            else
            {
                _table.Grow(total, seq, isAlarm);
            }
            return seq;
        }

        private static bool IsDurable(StoreStatus status)
        {
            return status == StoreStatus.Ok;
        }

        private bool NeedsNewSegment(int bytes)
        {
            return _table.Count == 0 || !_isOpen || _table.Length(_table.Count - 1) + bytes > Limits.SegmentBytes;
        }

        // The bytes may stand there in part: nothing is written behind them, and their seq is not used again.
        private void OnFailedWrite(bool isNewSegment, int slot, StoreStatus status)
        {
            Counters.FailedWrites++;
            if (isNewSegment)
            {
                _store.Delete(slot);
            }
            else
            {
                _isOpen = false;
            }
            if (status == StoreStatus.Full)
            {
                DropOne();
            }
        }

        private int MakeRoom()
        {
            while (IsFull())
            {
                if (!DropOne())
                {
                    return -1;
                }
            }
            int start = _table.Count == 0 ? 0 : _table.Slot(_table.Count - 1) + 1;
            for (int i = 0; i < _store.SlotCount; i++)
            {
                int slot = (start + i) % _store.SlotCount;
                if (!_table.UsesSlot(slot) && (_store.LengthOf(slot) == 0 || _store.Delete(slot) == StoreStatus.Ok))
                {
                    return slot;
                }
            }
            return -1;
        }

        private bool IsFull()
        {
            return _table.Count >= _maxSegments;
        }

        private bool DropOne()
        {
            int victim = Victim();
            if (victim < 0)
            {
                return false;
            }
            int records = _table.Records(victim);
            bool hasAlarm = _table.HasAlarm(victim);
            if (!Delete(victim))
            {
                return false;
            }
            Counters.Dropped += records;
            Counters.DroppedAlarmSegments += hasAlarm ? 1 : 0;
            return true;
        }

        private int Victim()
        {
            for (int i = 0; i < _table.Count; i++)
            {
                if (MayDelete(i) && !_table.HasAlarm(i))
                {
                    return i;
                }
            }
            return _table.Count > 0 && MayDelete(0) ? 0 : -1;
        }

        // The newest holds the high-water mark of the sequence.
        private bool MayDelete(int index)
        {
            return index < _table.Count - 1;
        }

        private bool Delete(int index)
        {
            int slot = _table.Slot(index);
            if (_store.Delete(slot) != StoreStatus.Ok)
            {
                return false;
            }
            if (_reader.Slot == slot)
            {
                _reader.Unload();
            }
            _table.RemoveAt(index);
            return true;
        }

        private bool Position(int index, uint seq)
        {
            int slot = _table.Slot(index);
            int length = _table.Length(index);
            bool isLoaded = _reader.Slot == slot;
            if (isLoaded ? _reader.Length != length && !_reader.Extend(length) : !_reader.Load(slot, length))
            {
                return false;
            }
            if (!isLoaded || _reader.LastSeq != seq)
            {
                _reader.Rewind(seq);
            }
            return true;
        }

        private static uint Burned(int records)
        {
            return (uint)records;
        }

        // Before segments go that may have held the highest seq, a header says where the sequence goes on.
        private void KeepHighWaterMark()
        {
            int slot = MakeRoom();
            if (slot < 0)
            {
                return;
            }
            SegmentHeader.Encode(_write, LogId, _nextSeq, AckedSeq);
            if (_store.Append(slot, _write, 0, SegmentHeader.SizeBytes) == StoreStatus.Ok)
            {
                _table.Add(slot, SegmentHeader.SizeBytes, 0, _nextSeq, _nextSeq - 1, false);
                _isOpen = true;
            }
        }
    }
}
