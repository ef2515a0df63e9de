namespace EdgeTwin.Core.Fusion
{
    /// <summary>What the pulse says about a run of ventricular beats.</summary>
    public enum PulseVerdict : byte
    {
        /// <summary>Nothing: there is no good pulse signal.</summary>
        Unknown,

        /// <summary>Pulses of that time are not told yet.</summary>
        Wait,

        /// <summary>The pulse goes on at the interval of before: the run is no rhythm of the heart.</summary>
        Refuted,

        /// <summary>The pulse left the interval of before, or vanished.</summary>
        Confirmed,
    }
}
