using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Log
{
    /// <summary>Reads all slots at start and fills the table of segments. Nothing is written until all has been read.</summary>
    public sealed class LogScan
    {
        private readonly ISegmentStore _store;
        private readonly SegmentReader _reader;
        private readonly SegmentTable _table;
        private readonly LogRecord _record;
        private readonly LogCounters _counters;
        private readonly bool[] _isUnreadable;
        private uint _newestFirstSeq;
        private int _newestLostAtMost;
        private int _unreadableLostAtMost;

        /// <summary>A scan of <paramref name="store"/> into an empty table.</summary>
        public LogScan(ISegmentStore store, SegmentReader reader, SegmentTable table, LogRecord record, LogCounters counters)
        {
            _store = store;
            _reader = reader;
            _table = table;
            _record = record;
            _counters = counters;
            _isUnreadable = new bool[store.SlotCount];
            IsNewestClean = true;
        }

        /// <summary>Highest acknowledged seq that a header tells.</summary>
        public uint AckedSeq { get; private set; }

        /// <summary>True where a header was found.</summary>
        public bool HasLogId { get; private set; }

        /// <summary>The log's id, of the newest header.</summary>
        public uint LogId { get; private set; }

        /// <summary>False where the newest segment ends in damage: nothing may be written behind it.</summary>
        public bool IsNewestClean { get; private set; }

        /// <summary>Slots with bytes of which nothing can be read.</summary>
        public int UnreadableSlots { get; private set; }

        /// <summary>Records that the damage may have held, beyond the last that can be read.</summary>
        public int LostRecordsAtMost
        {
            get { return _newestLostAtMost + _unreadableLostAtMost; }
        }

        /// <summary>Reads all slots.</summary>
        public void Run()
        {
            for (int slot = 0; slot < _store.SlotCount; slot++)
            {
                int length = _store.LengthOf(slot);
                if (length != 0)
                {
                    ReadSlot(slot, length);
                }
            }
            _counters.UnreadableSegments = UnreadableSlots;
            _reader.Unload();
        }

        /// <summary>Deletes what could not be read; what refuses to go is tried again when its slot is needed.</summary>
        public void DeleteUnreadable()
        {
            for (int slot = 0; slot < _isUnreadable.Length; slot++)
            {
                // Healing a log may have needed the slot already.
                if (_isUnreadable[slot] && !_table.UsesSlot(slot))
                {
                    _store.Delete(slot);
                }
            }
        }

        private void ReadSlot(int slot, int length)
        {
            // A file longer than a segment is damage beyond the first block, which alone was written by the log.
            int readable = length > Limits.SegmentBytes ? Limits.SegmentBytes : length;
            bool isLoaded = _reader.Load(slot, readable);
            int records = 0;
            uint first = isLoaded && _reader.HasHeader ? SegmentHeader.FirstSeq(_reader.Buffer) : 0;
            uint last = first - 1;
            bool hasAlarm = false;
            while (isLoaded && _reader.Next(_record))
            {
                first = first == 0 ? _record.Seq : first;
                last = _record.Seq;
                hasAlarm |= RecordTypes.IsAlarm(_record.Type);
                records++;
            }
            if (!isLoaded || first == 0 || IsOccupied(first))
            {
                NoteUnreadable(slot, length < 0 ? Limits.SegmentBytes : readable);
                return;
            }
            _counters.Found += records;
            NoteDamage(first, readable, length > Limits.SegmentBytes);
            if (_reader.HasHeader)
            {
                NoteHeader(first);
            }
            _table.Add(slot, _reader.GoodLength, records, first, last, hasAlarm);
        }

        private void NoteUnreadable(int slot, int bytes)
        {
            UnreadableSlots++;
            _isUnreadable[slot] = true;
            _unreadableLostAtMost += (bytes / RecordCodec.OverheadBytes) + 1;
        }

        private void NoteDamage(uint first, int readable, bool isTooLong)
        {
            int tail = readable - _reader.GoodLength;
            _counters.TornTails += tail > 0 ? 1 : 0;
            _counters.CorruptStretches += _reader.BadStretches - (tail > 0 ? 1 : 0);
            if (first >= _newestFirstSeq)
            {
                _newestFirstSeq = first;
                IsNewestClean = tail == 0 && !isTooLong && _reader.HasHeader;
                _newestLostAtMost = tail > 0 ? (tail / RecordCodec.OverheadBytes) + 1 : 0;
            }
        }

        private void NoteHeader(uint first)
        {
            uint acked = SegmentHeader.AckedSeq(_reader.Buffer);
            AckedSeq = acked > AckedSeq ? acked : AckedSeq;
            if (!HasLogId || first >= _newestFirstSeq)
            {
                HasLogId = true;
                LogId = SegmentHeader.LogId(_reader.Buffer);
            }
        }

        // Two segments with one beginning cannot both be the log's; the one that was read first stays.
        private bool IsOccupied(uint first)
        {
            for (int i = 0; i < _table.Count; i++)
            {
                if (_table.FirstSeq(i) == first)
                {
                    return true;
                }
            }
            return false;
        }
    }
}
