namespace Iot.Device.Max30102
{
    /// <summary>Full scale of the converter (datasheet Rev 1, table 5).</summary>
    public enum AdcRange : byte
    {
        /// <summary>2048 nA, 7.8125 pA a count.</summary>
        Na2048,

        /// <summary>4096 nA, 15.625 pA a count.</summary>
        Na4096,

        /// <summary>8192 nA, 31.25 pA a count.</summary>
        Na8192,

        /// <summary>16384 nA, 62.5 pA a count.</summary>
        Na16384,
    }
}
