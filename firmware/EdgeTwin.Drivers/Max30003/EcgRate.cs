namespace Iot.Device.Max30003
{
    /// <summary>Samples a second from the 32 000 Hz master clock (datasheet Rev 0, CNFG_ECG, FMSTR = 1).</summary>
    public enum EcgRate : byte
    {
        /// <summary>500.</summary>
        Sps500,

        /// <summary>250.</summary>
        Sps250,

        /// <summary>125.</summary>
        Sps125,
    }
}
