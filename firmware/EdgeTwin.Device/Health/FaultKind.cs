namespace EdgeTwin.Device.Health
{
    /// <summary>An abrupt fault of a front end, as a <c>sensor-fault</c> names it.</summary>
    public enum FaultKind : byte
    {
        /// <summary>Something holds a line of the bus: transfers time out.</summary>
        BusLock = 0,

        /// <summary>The part does not answer, or not rightly.</summary>
        NoAnswer = 1,

        /// <summary>The part's buffer overflowed: the round came too late.</summary>
        FifoOverflow = 2,

        /// <summary>The input is beyond its range with the electrodes on.</summary>
        Saturation = 3,

        /// <summary>A contact comes and goes: cable, plug or snap.</summary>
        Cable = 4,
    }
}
