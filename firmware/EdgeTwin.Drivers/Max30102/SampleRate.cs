namespace Iot.Device.Max30102
{
    /// <summary>Conversions a second (datasheet Rev 1, table 6); the FIFO gets this divided by the averaging.</summary>
    public enum SampleRate : byte
    {
        /// <summary>50.</summary>
        Hz50,

        /// <summary>100.</summary>
        Hz100,

        /// <summary>200.</summary>
        Hz200,

        /// <summary>400.</summary>
        Hz400,

        /// <summary>800.</summary>
        Hz800,

        /// <summary>1000.</summary>
        Hz1000,

        /// <summary>1600.</summary>
        Hz1600,

        /// <summary>3200, not in SpO2 mode.</summary>
        Hz3200,
    }
}
