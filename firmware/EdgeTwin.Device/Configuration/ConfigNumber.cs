namespace EdgeTwin.Device.Configuration
{
    /// <summary>Reads the value of a setting from a message: a whole number in at most nine digits (after a minus where the setting may be under zero), or on and off for a switch.</summary>
    public static class ConfigNumber
    {
        /// <summary>What <see cref="Parse"/> gives for anything else.</summary>
        public const int None = int.MinValue;

        private const int MostDigits = 9;

        /// <summary>Reads <paramref name="length"/> bytes.</summary>
        /// <returns>The value, or <see cref="None"/>.</returns>
        public static int Parse(ConfigKey key, byte[] payload, int length)
        {
            if (payload == null || length < 1 || length > MostDigits || length > payload.Length)
            {
                return None;
            }
            if (ConfigKeys.IsSwitch(key) && payload[0] == 'o')
            {
                return ParseSwitch(payload, length);
            }
            bool isNegative = payload[0] == '-' && length > 1 && ConfigKeys.IsSigned(key);
            int value = 0;
            for (int i = isNegative ? 1 : 0; i < length; i++)
            {
                int digit = payload[i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return None;
                }
                value = value * 10 + digit;
            }
            return isNegative ? -value : value;
        }

        private static int ParseSwitch(byte[] payload, int length)
        {
            if (length == 2 && payload[1] == 'n')
            {
                return 1;
            }
            return length == 3 && payload[1] == 'f' && payload[2] == 'f' ? 0 : None;
        }
    }
}
