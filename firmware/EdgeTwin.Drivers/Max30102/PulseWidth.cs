namespace Iot.Device.Max30102
{
    /// <summary>How long an LED is lit for one conversion, and the bits that gives (datasheet Rev 1, table 7).</summary>
    public enum PulseWidth : byte
    {
        /// <summary>69 us, 15 bits; at most 1600 Hz.</summary>
        Us69,

        /// <summary>118 us, 16 bits; at most 1000 Hz.</summary>
        Us118,

        /// <summary>215 us, 17 bits; at most 800 Hz.</summary>
        Us215,

        /// <summary>411 us, 18 bits; at most 400 Hz.</summary>
        Us411,
    }
}
