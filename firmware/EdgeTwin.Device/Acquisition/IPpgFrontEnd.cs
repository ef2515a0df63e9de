namespace EdgeTwin.Device.Acquisition
{
    /// <summary>A pulse front end.</summary>
    public interface IPpgFrontEnd : IFrontEnd
    {
        /// <summary>Times that the current through an LED was changed.</summary>
        int LedChanges { get; }

        /// <summary>Current through the red LED while it is lit, in microamperes.</summary>
        int RedMicroamps { get; }

        /// <summary>Current through the infrared LED while it is lit, in microamperes.</summary>
        int InfraredMicroamps { get; }

        /// <summary>Does what is due and gives what has come in. Does not block.</summary>
        void Step(long nowMs, IPpgTaker taker);
    }
}
