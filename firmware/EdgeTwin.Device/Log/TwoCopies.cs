using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Log
{
    /// <summary>
    /// A file in two copies of which one is always whole: a write replaces the older. It begins with two bytes of its kind, its version, a byte of its owner's and its generation
    /// (4), and ends with a CRC-32 (4); what lies between is its owner's.
    /// </summary>
    public sealed class TwoCopies
    {
        /// <summary>Bytes before the owner's.</summary>
        public const int HeaderBytes = 8;

        /// <summary>Bytes after them.</summary>
        public const int CrcBytes = 4;

        private const int Copies = 2;

        private readonly ISegmentStore _store;
        private readonly EventLog _log;
        private readonly int _kind;
        private readonly byte _version;
        private uint _generation;
        private int _goodCopy = -1;

        /// <summary>A file in the first two slots of <paramref name="store"/>.</summary>
        /// <param name="store">A store of its own, not the log's; null for none: nothing outlives a restart then.</param>
        /// <param name="log">Lends its buffer.</param>
        /// <param name="kind">Its first two bytes.</param>
        /// <param name="version">Its version: another's is not read.</param>
        public TwoCopies(ISegmentStore store, EventLog log, int kind, byte version)
        {
            _store = store;
            _log = log;
            _kind = kind;
            _version = version;
        }

        /// <summary>Times that it was written since the start.</summary>
        public int Saves { get; private set; }

        /// <summary>Times that the flash did not take it.</summary>
        public int Refused { get; private set; }

        /// <summary>Copies that were there and could not be read at start.</summary>
        public int Damaged { get; private set; }

        /// <summary>False where there is no flash for it.</summary>
        public bool IsKept
        {
            get { return _store != null; }
        }

        /// <summary>Reads the newer of the two copies into the log's buffer.</summary>
        /// <returns>Bytes of it, the CRC left out; 0 where there is none.</returns>
        public int Load()
        {
            if (_store == null)
            {
                return 0;
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
            if (_goodCopy < 0)
            {
                return 0;
            }
            int whole = _store.LengthOf(_goodCopy);
            return TryRead(_goodCopy, whole, buffer) ? whole - CrcBytes : 0;
        }

        /// <summary>Writes what its owner put into <paramref name="buffer"/> after the header.</summary>
        /// <param name="buffer">With room for the CRC.</param>
        /// <param name="length">Bytes, those of the header included.</param>
        /// <returns>False where the flash did not take it: the copy of before stays.</returns>
        public bool Save(byte[] buffer, int length)
        {
            Bytes.PutU16(buffer, 0, _kind);
            buffer[2] = _version;
            Bytes.PutU32(buffer, 4, _generation + 1);
            Bytes.PutU32(buffer, length, Crc32.Of(buffer, 0, length));
            int copy = _goodCopy == 0 ? 1 : 0;
            if (!IsStored(copy, buffer, length + CrcBytes))
            {
                Refused++;
                return false;
            }
            _goodCopy = copy;
            _generation++;
            Saves++;
            return true;
        }

        private bool TryRead(int copy, int length, byte[] buffer)
        {
            bool isRead = false;
            for (int attempt = 0; attempt < Limits.ReadAttempts && !isRead && length >= HeaderBytes + CrcBytes && length <= Limits.SegmentBytes; attempt++)
            {
                isRead = _store.Read(copy, 0, buffer, 0, length) == length;
            }
            return isRead && IsIntact(buffer, length);
        }

        private bool IsStored(int copy, byte[] buffer, int length)
        {
            return _store.Delete(copy) == StoreStatus.Ok && _store.Append(copy, buffer, 0, length) == StoreStatus.Ok;
        }

        private bool IsIntact(byte[] buffer, int length)
        {
            return Bytes.U16(buffer, 0) == _kind && buffer[2] == _version && Crc32.IsRight(buffer, 0, length - CrcBytes);
        }
    }
}
