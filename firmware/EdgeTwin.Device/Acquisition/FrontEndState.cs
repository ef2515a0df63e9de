namespace EdgeTwin.Device.Acquisition
{
    /// <summary>Where a front end stands.</summary>
    public enum FrontEndState : byte
    {
        /// <summary>Not started.</summary>
        Off = 0,

        /// <summary>Starting, or starting again after a fault.</summary>
        Starting = 1,

        /// <summary>Samples come.</summary>
        Running = 2,

        /// <summary>It does not answer, or not rightly; it is tried again.</summary>
        Faulted = 3,

        /// <summary>Another part answers in its place.</summary>
        WrongPart = 4,
    }
}
