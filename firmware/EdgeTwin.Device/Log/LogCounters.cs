namespace EdgeTwin.Device.Log
{
    /// <summary>
    /// What the log took, kept and lost since the device started. Taken = Durable + Refused always. A lost record is in no counter of a
    /// former start: the holes in the sequence tell of it.
    /// </summary>
    public sealed class LogCounters
    {
        /// <summary>Records offered.</summary>
        public int Taken;

        /// <summary>Records that are durable.</summary>
        public int Durable;

        /// <summary>Records refused: too large, or the flash did not take them.</summary>
        public int Refused;

        /// <summary>Writes that failed; a record is tried again in another segment.</summary>
        public int FailedWrites;

        /// <summary>Records found at start.</summary>
        public int Found;

        /// <summary>Records that went because the collector had them.</summary>
        public int Freed;

        /// <summary>Records dropped unacknowledged, for room.</summary>
        public int Dropped;

        /// <summary>Of them alarms' segments: every segment held one.</summary>
        public int DroppedAlarmSegments;

        /// <summary>Segments found at start that end in a torn record.</summary>
        public int TornTails;

        /// <summary>Stretches of damaged bytes between or instead of records, at start or on reading.</summary>
        public int CorruptStretches;

        /// <summary>Segments found at start that held nothing to be read.</summary>
        public int UnreadableSegments;

        /// <summary>1 where the start found only noise and began a new log.</summary>
        public int NewLogsOverNoise;
    }
}
