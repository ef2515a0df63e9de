namespace EdgeTwin.Device.Health
{
    /// <summary>
    /// Each kind of fault at one part, from the first time to a calm. The calm that ends one grows with each that follows soon, so that a loose plug makes no storm of records.
    /// Times are ms of uptime in 32 bits: their differences are right up to 24 days.
    /// </summary>
    public sealed class FaultEpisodes
    {
        /// <summary>Kinds there are.</summary>
        public const int Kinds = 5;

        private const int FirstCalmMs = 10000;
        private const int MostDoublings = 5;
        private const int ForgivenMs = 600000;
        private const byte Open = 1;
        private const byte Told = 2;
        private const byte Repeats = 4;

        private readonly byte[] _flags = new byte[Kinds];
        private readonly byte[] _doublings = new byte[Kinds];
        private readonly ushort[] _times = new ushort[Kinds];
        private readonly int[] _lastMs = new int[Kinds];
        private readonly int[] _startSample = new int[Kinds];

        /// <summary>Episodes that are open.</summary>
        public int OpenCount { get; private set; }

        /// <summary>True from the first time on, until the calm is over.</summary>
        public bool IsOpen(FaultKind kind)
        {
            return (_flags[(int)kind] & Open) != 0;
        }

        /// <summary>True where its beginning stands in the log.</summary>
        public bool IsTold(FaultKind kind)
        {
            return (_flags[(int)kind] & Told) != 0;
        }

        /// <summary>Its beginning stands in the log now.</summary>
        public void SetTold(FaultKind kind)
        {
            _flags[(int)kind] |= Told;
        }

        /// <summary>Times that it was seen since it began, at most 65535.</summary>
        public int TimesOf(FaultKind kind)
        {
            return _times[(int)kind];
        }

        /// <summary>Sample of the ECG at which it was first seen.</summary>
        public int StartSampleOf(FaultKind kind)
        {
            return _startSample[(int)kind];
        }

        /// <summary>It was seen.</summary>
        /// <returns>True where it begins with this.</returns>
        public bool See(FaultKind kind, long nowMs, long sample)
        {
            int i = (int)kind;
            int sinceMs = (int)nowMs - _lastMs[i];
            _lastMs[i] = (int)nowMs;
            if ((_flags[i] & Open) != 0)
            {
                _times[i] += (ushort)(_times[i] == ushort.MaxValue ? 0 : 1);
                return false;
            }
            bool isSoon = (_flags[i] & Repeats) != 0 && sinceMs >= 0 && sinceMs < ForgivenMs;
            _doublings[i] = (byte)(!isSoon ? 0 : _doublings[i] >= MostDoublings ? MostDoublings : _doublings[i] + 1);
            _flags[i] = Open | Repeats;
            _times[i] = 1;
            _startSample[i] = (int)sample;
            OpenCount++;
            return true;
        }

        /// <summary>True where it is over: calm for long enough.</summary>
        public bool IsOver(FaultKind kind, long nowMs)
        {
            return (int)nowMs - _lastMs[(int)kind] >= FirstCalmMs << _doublings[(int)kind];
        }

        /// <summary>Ends it.</summary>
        public void End(FaultKind kind)
        {
            _flags[(int)kind] = Repeats;
            OpenCount--;
        }
    }
}
