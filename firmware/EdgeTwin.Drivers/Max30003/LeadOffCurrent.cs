namespace Iot.Device.Max30003
{
    /// <summary>Current that finds an open electrode (datasheet Rev 0, CNFG_GEN, IMAG).</summary>
    public enum LeadOffCurrent : byte
    {
        /// <summary>None: lead-off is not detected.</summary>
        Off,

        /// <summary>5 nA.</summary>
        Na5,

        /// <summary>10 nA: with 300 mV, an electrode of 30 Mohm and more is off.</summary>
        Na10,

        /// <summary>20 nA.</summary>
        Na20,

        /// <summary>50 nA.</summary>
        Na50,

        /// <summary>100 nA.</summary>
        Na100,
    }
}
