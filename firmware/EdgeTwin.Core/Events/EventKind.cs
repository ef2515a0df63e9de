namespace EdgeTwin.Core.Events
{
    /// <summary>What an event says. The wire names are in <see cref="EventNames"/>; numbers are stored in logs and never reused.</summary>
    public enum EventKind : byte
    {
        /// <summary>No beat for longer than the pause limit (2 s unless set), leads on and signal judged.</summary>
        Pause = 1,

        /// <summary>Heart rate under the lower limit, with hysteresis.</summary>
        Bradycardia = 2,

        /// <summary>Heart rate over the upper limit, with hysteresis.</summary>
        Tachycardia = 3,

        /// <summary>Beats cannot be trusted: rhythm is not judged while it lasts.</summary>
        SignalPoor = 4,

        /// <summary>Samples are flat or at a rail: an electrode is off or the front end is saturated.</summary>
        LeadOff = 5,

        /// <summary>Samples were lost on the way in; nothing was judged over them.</summary>
        Gap = 6,
    }
}
