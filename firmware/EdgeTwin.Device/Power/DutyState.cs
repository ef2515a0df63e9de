namespace EdgeTwin.Device.Power
{
    /// <summary>What the radio is at.</summary>
    public enum DutyState : byte
    {
        /// <summary>On for good: nothing is planned.</summary>
        AlwaysOn = 0,

        /// <summary>Off, until something is due.</summary>
        Resting = 1,

        /// <summary>Joining the network.</summary>
        Joining = 2,

        /// <summary>Joined; the log empties itself.</summary>
        Open = 3,

        /// <summary>All is acknowledged and the goodbye is on its way.</summary>
        SayingGoodbye = 4,

        /// <summary>The connection is being closed; then the radio goes off.</summary>
        Closing = 5,
    }
}
