namespace EdgeTwin.Core.Events
{
    /// <summary>The numbers that an event was decided on. Wire names, with their units, are in <see cref="EventNames"/>.</summary>
    public enum EvidenceField : byte
    {
        /// <summary>Heart rate, beats a minute.</summary>
        HrBpm = 1,

        /// <summary>Limit that was crossed, beats a minute.</summary>
        LimitBpm = 2,

        /// <summary>RR interval, ms.</summary>
        RrMs = 3,

        /// <summary>Limit that was crossed, ms.</summary>
        LimitMs = 4,

        /// <summary>Beats that the decision rests on.</summary>
        Beats = 5,

        /// <summary>Lowest or highest heart rate of the episode, beats a minute.</summary>
        ExtremeBpm = 6,

        /// <summary>Samples lost.</summary>
        LostSamples = 7,

        /// <summary>Largest way of a sample from the first of the second that decided, uV.</summary>
        DeviationUv = 8,

        /// <summary>Time without a beat up to the decision, ms.</summary>
        QuietMs = 9,

        /// <summary>The front end's lead-off flags: 8 positive electrode high, 4 positive low, 2 negative high, 1 negative low.</summary>
        LeadFlags = 10,
    }
}
