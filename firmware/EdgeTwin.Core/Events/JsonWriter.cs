namespace EdgeTwin.Core.Events
{
    /// <summary>
    /// Writes ASCII JSON into a caller's buffer, without allocating and without the runtime's own number formatting
    /// (which differs between nanoFramework and .NET). Text longer than the buffer is dropped and <see cref="IsOverflown"/> says so.
    /// </summary>
    public sealed class JsonWriter
    {
        private readonly byte[] _digits = new byte[20];
        private byte[] _buffer;
        private bool _needsComma;

        /// <summary>Bytes written so far.</summary>
        public int Length { get; private set; }

        /// <summary>True when something did not fit: the text is not to be used.</summary>
        public bool IsOverflown { get; private set; }

        /// <summary>The buffer that is written into.</summary>
        public byte[] Buffer
        {
            get { return _buffer; }
        }

        /// <summary>Starts anew at the first byte of <paramref name="buffer"/>.</summary>
        public void Begin(byte[] buffer)
        {
            _buffer = buffer;
            _needsComma = false;
            Length = 0;
            IsOverflown = false;
        }

        /// <summary>Opens an object, as a value of <paramref name="name"/> or, where that is null, on its own.</summary>
        public void OpenObject(string name)
        {
            Name(name);
            Put((byte)'{');
            _needsComma = false;
        }

        /// <summary>Closes the object that was opened last.</summary>
        public void CloseObject()
        {
            Put((byte)'}');
            _needsComma = true;
        }

        /// <summary>Writes a plain ASCII word. The caller vouches that it holds no quote, backslash or control character.</summary>
        public void Word(string name, string word)
        {
            Name(name);
            Quoted(word);
        }

        /// <summary>Writes null.</summary>
        public void Null(string name)
        {
            Name(name);
            Ascii("null");
        }

        /// <summary>Writes true or false.</summary>
        public void Flag(string name, bool value)
        {
            Name(name);
            Ascii(value ? "true" : "false");
        }

        /// <summary>Writes a whole number.</summary>
        public void Number(string name, int value)
        {
            Name(name);
            Digits(value, 0);
        }

        /// <summary>Writes <paramref name="milliseconds"/> as seconds with three decimals.</summary>
        public void Seconds(string name, long milliseconds)
        {
            Name(name);
            Digits(milliseconds, 3);
        }

        /// <summary>Writes an array of the first <paramref name="count"/> numbers.</summary>
        public void Numbers(string name, int[] values, int count)
        {
            OpenArray(name);
            for (int i = 0; i < count; i++)
            {
                Number(null, values[i]);
            }
            CloseArray();
        }

        /// <summary>Opens an array, whose numbers have no name (null).</summary>
        public void OpenArray(string name)
        {
            Name(name);
            Put((byte)'[');
            _needsComma = false;
        }

        /// <summary>Closes the array that was opened last.</summary>
        public void CloseArray()
        {
            Put((byte)']');
            _needsComma = true;
        }

        /// <summary>Leaves room for a text of <paramref name="bytes"/> plain ASCII characters, which the caller writes himself.</summary>
        /// <returns>Where in <see cref="Buffer"/> it begins; -1 where it does not fit.</returns>
        public int Reserve(string name, int bytes)
        {
            Name(name);
            Put((byte)'"');
            int offset = Length;
            if (bytes > _buffer.Length - offset)
            {
                IsOverflown = true;
                return -1;
            }
            Length += bytes;
            Put((byte)'"');
            return offset;
        }

        private void Name(string name)
        {
            if (_needsComma)
            {
                Put((byte)',');
            }
            _needsComma = true;
            if (name != null)
            {
                Quoted(name);
                Put((byte)':');
            }
        }

        private void Quoted(string text)
        {
            Put((byte)'"');
            Ascii(text);
            Put((byte)'"');
        }

        private void Ascii(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                Put((byte)text[i]);
            }
        }

        // Works on the negative side, where every value of the type has its counterpart (long.MinValue has no positive one).
        private void Digits(long value, int decimals)
        {
            if (value < 0)
            {
                Put((byte)'-');
            }
            else
            {
                value = -value;
            }
            int count = 0;
            do
            {
                _digits[count++] = (byte)('0' - (int)(value % 10));
                value /= 10;
            }
            while (value != 0 || count <= decimals);
            while (count > 0)
            {
                if (count == decimals)
                {
                    Put((byte)'.');
                }
                Put(_digits[--count]);
            }
        }

        private void Put(byte value)
        {
            if (Length >= _buffer.Length)
            {
                IsOverflown = true;
                return;
            }
            _buffer[Length] = value;
            Length++;
        }
    }
}
