using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Log
{
    /// <summary>
    /// Walks the intact records of one segment in rising seq. Damaged bytes are stepped over one by one until an intact record with a
    /// plausible seq stands there, so that one flipped bit costs one record and not the rest of its segment.
    /// </summary>
    public sealed class SegmentReader
    {
        /// <summary>Most records that a segment can hold.</summary>
        public const int MaxRecords = ((Limits.SegmentBytes - SegmentHeader.SizeBytes) / RecordCodec.OverheadBytes) + 1;

        private readonly ISegmentStore _store;
        private readonly byte[] _buffer = new byte[Limits.SegmentBytes];
        private int _offset;
        private uint _lastSeq;

        /// <summary>A reader of segments of <paramref name="store"/>.</summary>
        public SegmentReader(ISegmentStore store)
        {
            _store = store;
            Slot = -1;
        }

        /// <summary>Slot that is loaded, or -1.</summary>
        public int Slot { get; private set; }

        /// <summary>Bytes that are loaded.</summary>
        public int Length { get; private set; }

        /// <summary>Seq of the record that was read last, or what <see cref="Rewind"/> was given.</summary>
        public uint LastSeq
        {
            get { return _lastSeq; }
        }

        /// <summary>One past the last byte of the last intact record.</summary>
        public int GoodLength { get; private set; }

        /// <summary>Stretches of damaged bytes that were stepped over since <see cref="Rewind"/>, the end of the segment included.</summary>
        public int BadStretches { get; private set; }

        /// <summary>The bytes that are loaded.</summary>
        public byte[] Buffer
        {
            get { return _buffer; }
        }

        /// <summary>True where the segment begins with an intact header.</summary>
        public bool HasHeader { get; private set; }

        /// <summary>Reads <paramref name="length"/> bytes of a slot into the buffer.</summary>
        /// <returns>False where they cannot be read; nothing is loaded then.</returns>
        public bool Load(int slot, int length)
        {
            Slot = -1;
            Length = 0;
            if (length < 0 || length > _buffer.Length || !TryRead(slot, 0, length))
            {
                return false;
            }
            Slot = slot;
            Length = length;
            HasHeader = SegmentHeader.IsIntact(_buffer, length);
            Rewind(0);
            return true;
        }

        /// <summary>The loaded segment has grown to <paramref name="length"/> bytes: reads what is new, and goes on where it stood.</summary>
        /// <returns>False where that cannot be read; nothing is loaded then.</returns>
        public bool Extend(int length)
        {
            if (length < Length || length > _buffer.Length || !TryRead(Slot, Length, length - Length))
            {
                Unload();
                return false;
            }
            Length = length;
            return true;
        }

        // One failed read must not pass for noise: at start that would begin a new log over a good one.
        private bool TryRead(int slot, int from, int length)
        {
            for (int attempt = 0; attempt < Limits.ReadAttempts; attempt++)
            {
                if (_store.Read(slot, from, _buffer, from, length) == length)
                {
                    return true;
                }
            }
            return false;
        }

        /// <summary>Forgets what is loaded: the slot is going.</summary>
        public void Unload()
        {
            Slot = -1;
            Length = 0;
        }

        /// <summary>Goes back to the first record; only records with a seq over <paramref name="seq"/> are given.</summary>
        public void Rewind(uint seq)
        {
            _offset = SegmentHeader.SizeBytes;
            _lastSeq = seq;
            GoodLength = _offset < Length ? _offset : Length;
            BadStretches = 0;
        }

        /// <summary>Gives the next intact record.</summary>
        /// <returns>False at the end of the segment.</returns>
        public bool Next(LogRecord record)
        {
            bool isInDamage = false;
            while (_offset < Length)
            {
                int total = RecordCodec.IntactLength(_buffer, _offset, Length);
                if (total > 0 && IsPlausible(RecordCodec.SeqAt(_buffer, _offset)))
                {
                    RecordCodec.Decode(_buffer, _offset, total, record);
                    _offset += total;
                    GoodLength = _offset;
                    if (record.Seq > _lastSeq)
                    {
                        _lastSeq = record.Seq;
                        return true;
                    }
                    isInDamage = false;
                    continue;
                }
                if (!isInDamage)
                {
                    BadStretches++;
                    isInDamage = true;
                }
                _offset++;
            }
            return false;
        }

        // What stands behind a torn write may be an old block's records: intact, but not of this segment.
        private bool IsPlausible(uint seq)
        {
            if (!HasHeader)
            {
                return seq > 0 && seq <= Limits.MaxSeq;
            }
            uint first = SegmentHeader.FirstSeq(_buffer);
            return seq >= first && seq - first < MaxRecords;
        }
    }
}
