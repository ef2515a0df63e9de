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
        public const int EvidencePerEvent = 6;

        /// <summary>Largest event written by <see cref="Events.EventJson"/>, bytes.</summary>
        public const int EventJsonBytes = 320;

        /// <summary>Samples are clamped to this range before any filter, uV: above every front end's span (MAX30003: 50 mV).</summary>
        public const int MaxInputMicrovolts = 60000;
    }
}
