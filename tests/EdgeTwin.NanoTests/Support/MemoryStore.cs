using System;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.NanoTests.Support
{
    /// <summary>Segments in memory, and a power cut in the middle of a write to order.</summary>
    public sealed class MemoryStore : ISegmentStore
    {
        private readonly byte[][] _slots;
        private readonly int[] _lengths;

        /// <summary>A store of empty slots.</summary>
        public MemoryStore(int slots, int slotBytes)
        {
            _slots = new byte[slots][];
            _lengths = new int[slots];
            for (int i = 0; i < slots; i++)
            {
                _slots[i] = new byte[slotBytes];
            }
        }

        /// <summary>Bytes of the next write that still reach the store before the power goes; -1 for a power that stays.</summary>
        public int CutAfterBytes { get; set; } = -1;

        /// <summary>True from the cut on: nothing is written any more.</summary>
        public bool IsOff { get; set; }

        /// <inheritdoc/>
        public int SlotCount
        {
            get { return _slots.Length; }
        }

        /// <inheritdoc/>
        public int LengthOf(int slot)
        {
            return _lengths[slot];
        }

        /// <inheritdoc/>
        public StoreStatus Append(int slot, byte[] buffer, int offset, int length)
        {
            if (IsOff)
            {
                return StoreStatus.Failed;
            }
            IsOff = CutAfterBytes >= 0;
            int kept = IsOff && CutAfterBytes < length ? CutAfterBytes : length;
            CutAfterBytes = -1;
            if (_lengths[slot] + kept > _slots[slot].Length)
            {
                return StoreStatus.Full;
            }
            Array.Copy(buffer, offset, _slots[slot], _lengths[slot], kept);
            _lengths[slot] += kept;
            return kept == length ? StoreStatus.Ok : StoreStatus.Failed;
        }

        /// <inheritdoc/>
        public int Read(int slot, int position, byte[] buffer, int offset, int length)
        {
            int left = _lengths[slot] - position;
            int read = left < length ? left : length;
            if (read > 0)
            {
                Array.Copy(_slots[slot], position, buffer, offset, read);
            }
            return read < 0 ? 0 : read;
        }

        /// <inheritdoc/>
        public StoreStatus Delete(int slot)
        {
            if (IsOff)
            {
                return StoreStatus.Failed;
            }
            _lengths[slot] = 0;
            return StoreStatus.Ok;
        }
    }
}
