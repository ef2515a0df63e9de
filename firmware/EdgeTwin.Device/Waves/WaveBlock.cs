using EdgeTwin.Core.Events;

namespace EdgeTwin.Device.Waves
{
    /// <summary>
    /// Half a second of samples and the message that they become:
    /// <c>{"startS":12.000,"hz":250,"ecgUv":[…]}</c>, or with two rows <c>{"startS":12.000,"hz":100,"red":[…],"infrared":[…]}</c>.
    /// </summary>
    public sealed class WaveBlock
    {
        private readonly JsonWriter _json = new JsonWriter();
        private readonly int[] _first;
        private readonly int[] _second;
        private readonly string _firstName;
        private readonly string _secondName;
        private readonly int _hz;
        private int _count;

        /// <summary>A block of <paramref name="samples"/>; <paramref name="secondName"/> is null for one row.</summary>
        public WaveBlock(int hz, int samples, string firstName, string secondName)
        {
            _hz = hz;
            _first = new int[samples];
            _second = secondName == null ? null : new int[samples];
            _firstName = firstName;
            _secondName = secondName;
            Buffer = new byte[Limits.WaveBytes];
        }

        /// <summary>The message, from its first byte on.</summary>
        public byte[] Buffer { get; }

        /// <summary>True once it is full: write it, then it is empty again.</summary>
        public bool IsFull
        {
            get { return _count == _first.Length; }
        }

        /// <summary>Adds a sample.</summary>
        public void Add(int first, int second)
        {
            _first[_count] = first;
            if (_second != null)
            {
                _second[_count] = second;
            }
            _count++;
        }

        /// <summary>Forgets what it holds.</summary>
        public void Clear()
        {
            _count = 0;
        }

        /// <summary>Writes what it holds, and empties it.</summary>
        /// <param name="endMs">Time of signal after its last sample.</param>
        /// <returns>Bytes of the message, 0 where it does not fit.</returns>
        public int Write(long endMs)
        {
            _json.Begin(Buffer);
            _json.OpenObject(null);
            _json.Seconds("startS", endMs - (long)_count * 1000 / _hz);
            _json.Number("hz", _hz);
            _json.Numbers(_firstName, _first, _count);
            if (_second != null)
            {
                _json.Numbers(_secondName, _second, _count);
            }
            _json.CloseObject();
            _count = 0;
            return _json.IsOverflown ? 0 : _json.Length;
        }
    }
}
