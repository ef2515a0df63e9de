namespace Iot.Device.Max30003
{
    /// <summary>Digital low-pass (datasheet Rev 0, CNFG_ECG).</summary>
    public enum LowPass : byte
    {
        /// <summary>None.</summary>
        Off,

        /// <summary>40 Hz.</summary>
        Hz40,

        /// <summary>100 Hz; at 250 and 500 samples a second.</summary>
        Hz100,

        /// <summary>150 Hz; at 500 samples a second.</summary>
        Hz150,
    }
}
