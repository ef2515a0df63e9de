namespace EdgeTwin.Core
{
    /// <summary>Every size and rate that is fixed in the firmware, in one place.</summary>
    public static class Limits
    {
        /// <summary>Rate of the ECG that <see cref="CardioTwin.Push(int)"/> takes, Hz.</summary>
        public const int SampleRateHz = 250;

        /// <summary>Length of one sample, ms.</summary>
        public const int MsPerSample = 4;

        /// <summary>Numbers of evidence that an event can carry.</summary>
        public const int EvidencePerEvent = 8;

        /// <summary>Largest event written by <see cref="Events.EventJson"/>, bytes.</summary>
        public const int EventJsonBytes = 480 + Events.EcgStrip.JsonBytes;

        /// <summary>Version of the detectors: one for all, and one more whenever any of them decides otherwise. Every event says it.</summary>
        public const int DetectorVersion = 1;

        /// <summary>
        /// Samples are clamped to this range before any filter, uV: what a short holds, far above any heart, and all that the MAX30003
        /// takes in linearly (32.5 mV, datasheet's AC input range).
        /// </summary>
        public const int MaxInputMicrovolts = short.MaxValue;
    }
}
