using EdgeTwin.Core.Health;
using EdgeTwin.Device.Log;

namespace EdgeTwin.Device.Health
{
    /// <summary>What was replaced, how often, when last, and by which request: the part of the maintenance log that the device itself keeps over restarts. Each replacement is an event in the log too.</summary>
    public sealed class Maintenance
    {
        /// <summary>Bytes of one entry: item, times (2), time (4), request (4).</summary>
        public const int EntryBytes = 11;

        /// <summary>Bytes of all.</summary>
        public const int AllBytes = HealthNames.Items * EntryBytes;

        private readonly ushort[] _times = new ushort[HealthNames.Items];
        private readonly uint[] _utcS = new uint[HealthNames.Items];
        private readonly int[] _requests = new int[HealthNames.Items];

        /// <summary>Times that a part was replaced.</summary>
        public int TimesOf(HealthItem item)
        {
            int index = HealthNames.IndexOf(item);
            return index < 0 ? 0 : _times[index];
        }

        /// <summary>When it was last replaced, s since 1970; 0 where it never was, or nobody knew the time.</summary>
        public uint UtcSecondsOf(HealthItem item)
        {
            int index = HealthNames.IndexOf(item);
            return index < 0 ? 0 : _utcS[index];
        }

        /// <summary>True where this replacement stands here already.</summary>
        public bool Knows(HealthItem item, int request)
        {
            int index = HealthNames.IndexOf(item);
            return index < 0 || _requests[index] == request;
        }

        /// <summary>A part was replaced.</summary>
        public void Note(HealthItem item, int request, long utcMs)
        {
            int index = HealthNames.IndexOf(item);
            if (index < 0)
            {
                return;
            }
            _times[index] = (ushort)(_times[index] == ushort.MaxValue ? ushort.MaxValue : _times[index] + 1);
            _utcS[index] = (uint)(utcMs / 1000);
            _requests[index] = request;
        }

        /// <summary>Writes all of it.</summary>
        public void Write(byte[] buffer, int offset)
        {
            for (int i = 0; i < HealthNames.Items; i++)
            {
                buffer[offset] = (byte)HealthNames.ItemAt(i);
                Bytes.PutU16(buffer, offset + 1, _times[i]);
                Bytes.PutU32(buffer, offset + 3, _utcS[i]);
                Bytes.PutU32(buffer, offset + 7, (uint)_requests[i]);
                offset += EntryBytes;
            }
        }

        /// <summary>Takes back <paramref name="entries"/> entries; those of items that are not known are left out.</summary>
        public void Read(byte[] buffer, int offset, int entries)
        {
            for (int i = 0; i < entries; i++)
            {
                int index = HealthNames.IndexOf((HealthItem)buffer[offset]);
                if (index >= 0)
                {
                    _times[index] = (ushort)Bytes.U16(buffer, offset + 1);
                    _utcS[index] = Bytes.U32(buffer, offset + 3);
                    _requests[index] = (int)Bytes.U32(buffer, offset + 7);
                }
                offset += EntryBytes;
            }
        }
    }
}
