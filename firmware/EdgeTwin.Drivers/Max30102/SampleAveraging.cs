namespace Iot.Device.Max30102
{
    /// <summary>Conversions that make one sample in the FIFO (datasheet Rev 1, table 3).</summary>
    public enum SampleAveraging : byte
    {
        /// <summary>1.</summary>
        One,

        /// <summary>2.</summary>
        Two,

        /// <summary>4.</summary>
        Four,

        /// <summary>8.</summary>
        Eight,

        /// <summary>16.</summary>
        Sixteen,

        /// <summary>32.</summary>
        ThirtyTwo,
    }
}
