namespace Iot.Device.Max30003
{
    /// <summary>Where the driver stands.</summary>
    public enum Max30003State : byte
    {
        /// <summary>Begin was not called.</summary>
        Off,

        /// <summary>The reset and the settings are to be sent.</summary>
        Starting,

        /// <summary>The PLL has not locked.</summary>
        Locking,

        /// <summary>Samples come.</summary>
        Running,

        /// <summary>The calibration source stands in for the electrodes.</summary>
        SelfTest,

        /// <summary>INFO is not that of a MAX30003; Begin tries anew.</summary>
        WrongPart,

        /// <summary>The recovery ladder is at its end; it tries anew after a second.</summary>
        Faulted,
    }
}
