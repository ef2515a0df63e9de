namespace EdgeTwin.Device.Waves
{
    /// <summary>Reads a request for waveforms: for how many seconds, 0 to end it.</summary>
    public static class WaveRequest
    {
        /// <summary>Longest time that one request is good for, s.</summary>
        public const int MostSeconds = 300;

        /// <summary>What <see cref="Parse"/> gives for anything else.</summary>
        public const int None = -1;

        /// <summary>Reads <paramref name="length"/> bytes: one to three digits, at most <see cref="MostSeconds"/>.</summary>
        public static int Parse(byte[] payload, int length)
        {
            if (payload == null || length < 1 || length > 3 || length > payload.Length)
            {
                return None;
            }
            int seconds = 0;
            for (int i = 0; i < length; i++)
            {
                int digit = payload[i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return None;
                }
                seconds = seconds * 10 + digit;
            }
            return seconds <= MostSeconds ? seconds : None;
        }
    }
}
