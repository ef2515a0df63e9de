namespace EdgeTwin.Device.Uplink
{
    /// <summary>Reads the collector's acknowledgement: eight hex digits of the log's id, one space, a seq in up to ten digits.</summary>
    public sealed class AckParser
    {
        private const int IdDigits = 8;

        /// <summary>Id of the log that the acknowledgement is for.</summary>
        public uint LogId { get; private set; }

        /// <summary>Everything up to this seq is at the collector.</summary>
        public uint Seq { get; private set; }

        /// <summary>Reads <paramref name="length"/> bytes.</summary>
        /// <returns>False where they are anything else.</returns>
        public bool TryParse(byte[] payload, int length)
        {
            if (payload == null || length < IdDigits + 2 || length > Limits.AckBytes || length > payload.Length || payload[IdDigits] != ' ')
            {
                return false;
            }
            uint id = 0;
            for (int i = 0; i < IdDigits; i++)
            {
                int digit = HexDigit(payload[i]);
                if (digit < 0)
                {
                    return false;
                }
                id = (id << 4) | (uint)digit;
            }
            long seq = 0;
            for (int i = IdDigits + 1; i < length; i++)
            {
                int digit = payload[i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return false;
                }
                seq = seq * 10 + digit;
            }
            LogId = id;
            Seq = seq > Limits.MaxSeq ? uint.MaxValue : (uint)seq;
            return true;
        }

        private static int HexDigit(byte c)
        {
            if (c >= '0' && c <= '9')
            {
                return c - '0';
            }
            return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        }
    }
}
