using EdgeTwin.Device.Log;
using EdgeTwin.Device.Ports;
using EdgeTwin.Twin;

namespace EdgeTwin.Device.Twins
{
    /// <summary>The twin in flash, in two copies: kind "ET" (2), version (1), a byte that is 0, generation (4), what <see cref="HeartTwin.Save"/> writes, CRC-32 (4).</summary>
    public sealed class TwinFile
    {
        private const int Kind = 0x4554;
        private const byte Version = 1;

        private readonly TwoCopies _copies;
        private readonly EventLog _log;

        /// <summary>A file in the first two slots of <paramref name="store"/>.</summary>
        /// <param name="store">A store of its own; null for none: nothing outlives a restart then.</param>
        /// <param name="log">Lends its buffer.</param>
        public TwinFile(ISegmentStore store, EventLog log)
        {
            _copies = new TwoCopies(store, log, Kind, Version);
            _log = log;
        }

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

        /// <summary>Reads the newer of the two copies.</summary>
        public void Load(HeartTwin heart)
        {
            int length = _copies.Load();
            if (length > TwoCopies.HeaderBytes)
            {
                heart.Restore(_log.LendBuffer(), TwoCopies.HeaderBytes, length - TwoCopies.HeaderBytes);
            }
        }

        /// <summary>Writes it.</summary>
        /// <returns>False where the twin is at work just now, or the flash did not take it: the copy of before stays.</returns>
        public bool Save(HeartTwin heart)
        {
            if (!_copies.IsKept)
            {
                return false;
            }
            byte[] buffer = _log.LendBuffer();
            int length = heart.Save(buffer, TwoCopies.HeaderBytes);
            buffer[3] = 0;
            return length > 0 && _copies.Save(buffer, TwoCopies.HeaderBytes + length);
        }
    }
}
