using EdgeTwin.Core.Health;

namespace EdgeTwin.Device.Health
{
    /// <summary>Reads the commands about health. Each ends with a number of the sender's choice that tells one request from the next: a retained one comes again with every connection.</summary>
    public sealed class HealthCommand
    {
        private const int MostDigits = 9;
        private const int LongestName = 12;

        /// <summary>The part that is meant; 0 where the last message named none.</summary>
        public HealthItem Item { get; private set; }

        /// <summary>The request's number, 1..999 999 999; 0 where the last message could not be read.</summary>
        public int Number { get; private set; }

        /// <summary>Reads a request for a self-test: a number alone.</summary>
        public bool TryParseTest(byte[] payload, int length)
        {
            Item = 0;
            Number = payload == null || length > payload.Length ? 0 : ParseNumber(payload, 0, length);
            return Number > 0;
        }

        /// <summary>Reads that a part was replaced: its name, one space, a number.</summary>
        public bool TryParseReplaced(byte[] payload, int length)
        {
            Item = 0;
            Number = 0;
            if (payload == null || length > payload.Length || length > LongestName + 1 + MostDigits)
            {
                return false;
            }
            int space = 0;
            while (space < length && payload[space] != ' ')
            {
                space++;
            }
            int number = ParseNumber(payload, space + 1, length);
            for (int i = 0; i < HealthNames.Items && number > 0; i++)
            {
                if (IsName(HealthNames.Of(HealthNames.ItemAt(i)), payload, space))
                {
                    Item = HealthNames.ItemAt(i);
                    Number = number;
                    return true;
                }
            }
            return false;
        }

        private static int ParseNumber(byte[] payload, int from, int length)
        {
            if (from >= length || length - from > MostDigits)
            {
                return 0;
            }
            int value = 0;
            for (int i = from; i < length; i++)
            {
                int digit = payload[i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return 0;
                }
                value = value * 10 + digit;
            }
            return value;
        }

        private static bool IsName(string name, byte[] payload, int length)
        {
            if (name.Length != length)
            {
                return false;
            }
            for (int i = 0; i < length; i++)
            {
                if (name[i] != payload[i])
                {
                    return false;
                }
            }
            return true;
        }
    }
}
