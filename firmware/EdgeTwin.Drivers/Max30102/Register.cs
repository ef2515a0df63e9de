namespace Iot.Device.Max30102
{
    /// <summary>Registers (datasheet Rev 1, 10/18, register map). 0x30 and PILOT_PA are not in Rev 1 and stay out.</summary>
    internal enum Register : byte
    {
        /// <summary>INT_STATUS1: A_FULL 7, PPG_RDY 6, ALC_OVF 5, PWR_RDY 0; a read clears it.</summary>
        Status1 = 0x00,

        /// <summary>INT_STATUS2: DIE_TEMP_RDY 1; a read clears it.</summary>
        Status2 = 0x01,

        /// <summary>INT_ENABLE1: bits 7, 6, 5.</summary>
        Enable1 = 0x02,

        /// <summary>INT_ENABLE2: bit 1.</summary>
        Enable2 = 0x03,

        /// <summary>FIFO write pointer, 4:0.</summary>
        WritePointer = 0x04,

        /// <summary>Lost samples, 4:0; stays at 31, cleared by a read of the FIFO.</summary>
        OverflowCounter = 0x05,

        /// <summary>FIFO read pointer, 4:0.</summary>
        ReadPointer = 0x06,

        /// <summary>FIFO; a burst stays here.</summary>
        FifoData = 0x07,

        /// <summary>SMP_AVE 7:5, ROLLOVER_EN 4, A_FULL 3:0.</summary>
        FifoConfig = 0x08,

        /// <summary>SHDN 7, RESET 6, mode 2:0.</summary>
        Mode = 0x09,

        /// <summary>Range 6:5, rate 4:2, pulse width 1:0.</summary>
        Spo2Config = 0x0A,

        /// <summary>LED1_PA, red; 0.2 mA a step.</summary>
        RedCurrent = 0x0C,

        /// <summary>LED2_PA, infrared; 0.2 mA a step.</summary>
        InfraredCurrent = 0x0D,

        /// <summary>TINT, whole degrees, signed.</summary>
        TemperatureWhole = 0x1F,

        /// <summary>TFRAC 3:0, sixteenths; a read clears DIE_TEMP_RDY.</summary>
        TemperatureSixteenths = 0x20,

        /// <summary>TEMP_EN bit 0.</summary>
        TemperatureEnable = 0x21,

        /// <summary>REV_ID, not specified.</summary>
        RevisionId = 0xFE,

        /// <summary>PART_ID, 0x15.</summary>
        PartId = 0xFF,
    }
}
