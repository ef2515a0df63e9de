namespace Iot.Device.Max30003
{
    /// <summary>Voltage past which an electrode is off (datasheet Rev 0, CNFG_GEN, VTH); the higher ones need a higher AVDD.</summary>
    public enum LeadOffThreshold : byte
    {
        /// <summary>300 mV.</summary>
        Mv300,

        /// <summary>400 mV; AVDD from 1.45 V.</summary>
        Mv400,

        /// <summary>450 mV; AVDD from 1.55 V.</summary>
        Mv450,

        /// <summary>500 mV; AVDD from 1.65 V.</summary>
        Mv500,
    }
}
