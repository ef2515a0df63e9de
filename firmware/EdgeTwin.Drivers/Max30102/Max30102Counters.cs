namespace Iot.Device.Max30102
{
    /// <summary>What the driver took, lost and met with since it was made. Each sample that the part stored is in exactly one of Taken, Discarded and Lost.</summary>
    public sealed class Max30102Counters
    {
        /// <summary>Samples given to the caller.</summary>
        public long Taken { get; internal set; }

        /// <summary>Samples dropped on purpose after a start or before a sleep.</summary>
        public long Discarded { get; internal set; }

        /// <summary>Samples lost. From the part's counter up to 30 in one overflow, within one sample since one may fall between two reads; beyond, and after a restart, reckoned from time.</summary>
        public long Lost { get; internal set; }

        /// <summary>Times that the FIFO was found full or overflowed.</summary>
        public int Overflows { get; internal set; }

        /// <summary>Times that the part did not answer, or not rightly.</summary>
        public int Faults { get; internal set; }

        /// <summary>Self-tests passed.</summary>
        public int SelfTestsPassed { get; internal set; }

        /// <summary>Self-tests failed, or ended without light enough to judge.</summary>
        public int SelfTestsFailed { get; internal set; }

        /// <summary>Bursts that failed after the part had already given samples away.</summary>
        public int TornReads { get; internal set; }

        /// <summary>Times that the part lost its supply while running.</summary>
        public int BrownOuts { get; internal set; }

        /// <summary>Times that the part answered but gave no samples.</summary>
        public int StuckFifos { get; internal set; }

        /// <summary>Times that ambient light was more than the part can cancel (ALC_OVF).</summary>
        public int AmbientOverflows { get; internal set; }

        /// <summary>Temperatures asked for that did not come.</summary>
        public int TemperatureTimeouts { get; internal set; }
    }
}
