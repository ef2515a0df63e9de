namespace Iot.Device.Max30003
{
    /// <summary>Registers and commands (datasheet Rev 0, 6/16, register map).</summary>
    internal enum Register : byte
    {
        /// <summary>EINT 23, EOVF 22, FSTINT 21, DCLOFFINT 20, PLLINT 8, LDOFF PH 3, PL 2, NH 1, NL 0; a read clears what is latched.</summary>
        Status = 0x01,

        /// <summary>EFIT 23:19 (words less one), CLR_SAMP 2.</summary>
        ManageInterrupts = 0x04,

        /// <summary>FAST 23:22, FAST_TH 21:16.</summary>
        ManageDynamics = 0x05,

        /// <summary>SW_RST; acts only with data 0.</summary>
        Reset = 0x08,

        /// <summary>SYNCH; acts only with data 0.</summary>
        Synchronise = 0x09,

        /// <summary>FIFO_RST; acts only with data 0.</summary>
        FifoReset = 0x0A,

        /// <summary>0101 in 23:20, REV_ID 19:16, 11 in 13:12; not to be trusted as the first command.</summary>
        Info = 0x0F,

        /// <summary>CNFG_GEN.</summary>
        General = 0x10,

        /// <summary>CNFG_CAL.</summary>
        Calibration = 0x12,

        /// <summary>CNFG_EMUX.</summary>
        Multiplexer = 0x14,

        /// <summary>CNFG_ECG.</summary>
        Ecg = 0x15,

        /// <summary>ECG_FIFO_BURST.</summary>
        FifoBurst = 0x20,
    }
}
