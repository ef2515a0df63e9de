namespace EdgeTwin.Core.Signal
{
    /// <summary>Numbers in bytes, lowest first, with a sum over all of them (Adler's): what a state is saved as. One pass writes, the same pass reads.</summary>
    public sealed class SavedNumbers
    {
        // Adler-32's modulus (RFC 1950).
        private const int Modulus = 65521;

        private const int SumBytes = 4;

        private byte[] _buffer;
        private int _start;
        private int _next;
        private bool _isReading;

        /// <summary>Bytes around the numbers: the version before them, the sum behind.</summary>
        public const int FrameBytes = 4 + SumBytes;

        /// <summary>Begins to write at a place of a buffer, with the version of what follows.</summary>
        public void Create(byte[] buffer, int offset, int version)
        {
            Begin(buffer, offset, false);
            Whole(version);
        }

        /// <summary>Ends what was begun by <see cref="Create"/>, with the sum.</summary>
        /// <returns>Bytes written.</returns>
        public int Seal()
        {
            Whole(SumOf(_buffer, _start, _next - _start));
            return _next - _start;
        }

        /// <summary>Begins to read what <see cref="Seal"/> ended.</summary>
        /// <param name="buffer">What was saved.</param>
        /// <param name="offset">Where it begins.</param>
        /// <param name="length">Its bytes, which must be in the buffer.</param>
        /// <param name="version">The version that can be read.</param>
        /// <returns>False where it is damaged, or of another version.</returns>
        public bool TryOpen(byte[] buffer, int offset, int length, int version)
        {
            int end = offset + length - SumBytes;
            Begin(buffer, end, true);
            if (Whole(0) != SumOf(buffer, offset, end - offset))
            {
                return false;
            }
            Begin(buffer, offset, true);
            return Whole(0) == version;
        }

        /// <summary>Writes a number, or reads it.</summary>
        public int Whole(int value)
        {
            int low = Half((short)value) & 0xFFFF;
            return (Half((short)(value >> 16)) << 16) | low;
        }

        /// <summary>Writes or reads an array.</summary>
        public void All(int[] values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = Whole(values[i]);
            }
        }

        /// <summary>Writes or reads an array.</summary>
        public void All(short[] values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = Half(values[i]);
            }
        }

        /// <summary>Writes or reads an array.</summary>
        public void All(byte[] values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                if (_isReading)
                {
                    values[i] = _buffer[_next];
                }
                else
                {
                    _buffer[_next] = values[i];
                }
                _next++;
            }
        }

        /// <summary>Writes or reads a half number.</summary>
        public short Half(short value)
        {
            if (_isReading)
            {
                value = (short)(_buffer[_next] | (_buffer[_next + 1] << 8));
            }
            else
            {
                _buffer[_next] = (byte)value;
                _buffer[_next + 1] = (byte)(value >> 8);
            }
            _next += 2;
            return value;
        }

        private void Begin(byte[] buffer, int offset, bool isReading)
        {
            _buffer = buffer;
            _start = offset;
            _next = offset;
            _isReading = isReading;
        }

        private static int SumOf(byte[] buffer, int offset, int length)
        {
            int sum = 1;
            int sums = 0;
            for (int i = 0; i < length; i++)
            {
                sum = (sum + buffer[offset + i]) % Modulus;
                sums = (sums + sum) % Modulus;
            }
            return (sums << 16) | sum;
        }
    }
}
