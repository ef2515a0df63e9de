namespace Iot.Device.Max30102
{
    /// <summary>Which channel comes first in the FIFO.</summary>
    public enum LedOrder : byte
    {
        /// <summary>Red, as the datasheet has it.</summary>
        RedFirst,

        /// <summary>Infrared, as MH-ET and similar modules have it.</summary>
        InfraredFirst,
    }
}
