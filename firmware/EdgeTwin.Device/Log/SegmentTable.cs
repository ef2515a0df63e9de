using System;

namespace EdgeTwin.Device.Log
{
    /// <summary>What is known of each segment in the log, the oldest first. Fixed size.</summary>
    public sealed class SegmentTable
    {
        private readonly int[] _slot;
        private readonly int[] _length;
        private readonly int[] _records;
        private readonly uint[] _firstSeq;
        private readonly uint[] _lastSeq;
        private readonly bool[] _hasAlarm;

        /// <summary>A table for <paramref name="capacity"/> segments.</summary>
        public SegmentTable(int capacity)
        {
            _slot = new int[capacity];
            _length = new int[capacity];
            _records = new int[capacity];
            _firstSeq = new uint[capacity];
            _lastSeq = new uint[capacity];
            _hasAlarm = new bool[capacity];
        }

        /// <summary>Segments there are.</summary>
        public int Count { get; private set; }

        /// <summary>Slot of a segment in the store.</summary>
        public int Slot(int index)
        {
            return _slot[index];
        }

        /// <summary>Bytes of a segment that are known to be good.</summary>
        public int Length(int index)
        {
            return _length[index];
        }

        /// <summary>Intact records of a segment.</summary>
        public int Records(int index)
        {
            return _records[index];
        }

        /// <summary>Seq that the segment begins with.</summary>
        public uint FirstSeq(int index)
        {
            return _firstSeq[index];
        }

        /// <summary>Seq of its last intact record; one less than <see cref="FirstSeq"/> where it has none.</summary>
        public uint LastSeq(int index)
        {
            return _lastSeq[index];
        }

        /// <summary>True where an alarm is in it.</summary>
        public bool HasAlarm(int index)
        {
            return _hasAlarm[index];
        }

        /// <summary>True where <paramref name="slot"/> is a segment's.</summary>
        public bool UsesSlot(int slot)
        {
            for (int i = 0; i < Count; i++)
            {
                if (_slot[i] == slot)
                {
                    return true;
                }
            }
            return false;
        }

        /// <summary>Puts a segment in its place by <paramref name="firstSeq"/>.</summary>
        public void Add(int slot, int length, int records, uint firstSeq, uint lastSeq, bool hasAlarm)
        {
            int index = Count;
            while (index > 0 && _firstSeq[index - 1] > firstSeq)
            {
                index--;
            }
            Shift(index, index + 1, Count - index);
            Count++;
            _slot[index] = slot;
            _length[index] = length;
            _records[index] = records;
            _firstSeq[index] = firstSeq;
            _lastSeq[index] = lastSeq;
            _hasAlarm[index] = hasAlarm;
        }

        /// <summary>Notes a record that was added to the newest segment.</summary>
        public void Grow(int bytes, uint seq, bool isAlarm)
        {
            int newest = Count - 1;
            _length[newest] += bytes;
            _records[newest]++;
            _lastSeq[newest] = seq;
            _hasAlarm[newest] |= isAlarm;
        }

        /// <summary>Forgets a segment.</summary>
        public void RemoveAt(int index)
        {
            Count--;
            Shift(index + 1, index, Count - index);
        }

        private void Shift(int from, int to, int count)
        {
            Array.Copy(_slot, from, _slot, to, count);
            Array.Copy(_length, from, _length, to, count);
            Array.Copy(_records, from, _records, to, count);
            Array.Copy(_firstSeq, from, _firstSeq, to, count);
            Array.Copy(_lastSeq, from, _lastSeq, to, count);
            Array.Copy(_hasAlarm, from, _hasAlarm, to, count);
        }
    }
}
