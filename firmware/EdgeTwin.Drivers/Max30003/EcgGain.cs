namespace Iot.Device.Max30003
{
    /// <summary>Gain (datasheet Rev 0, CNFG_ECG); full scale is 1 V over it.</summary>
    public enum EcgGain : byte
    {
        /// <summary>20 V/V: +-50 mV, 0.38 uV a count.</summary>
        X20,

        /// <summary>40 V/V: +-25 mV.</summary>
        X40,

        /// <summary>80 V/V: +-12.5 mV.</summary>
        X80,

        /// <summary>160 V/V: +-6.25 mV.</summary>
        X160,
    }
}
