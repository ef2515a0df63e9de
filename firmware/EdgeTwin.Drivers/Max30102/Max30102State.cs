namespace Iot.Device.Max30102
{
    /// <summary>Where the driver stands.</summary>
    public enum Max30102State : byte
    {
        /// <summary>Begin was not called.</summary>
        Off,

        /// <summary>PART_ID is to be read.</summary>
        Identifying,

        /// <summary>The reset was ordered and its bit has not cleared.</summary>
        Resetting,

        /// <summary>The settings are to be written.</summary>
        Configuring,

        /// <summary>Samples come.</summary>
        Running,

        /// <summary>Asleep: LEDs off, registers kept.</summary>
        ShutDown,

        /// <summary>PART_ID is not 0x15; Begin tries anew.</summary>
        WrongPart,

        /// <summary>The recovery ladder is at its end; it tries anew after a second.</summary>
        Faulted,

        /// <summary>The LEDs' currents are stepped, and the light is judged.</summary>
        SelfTest,
    }
}
