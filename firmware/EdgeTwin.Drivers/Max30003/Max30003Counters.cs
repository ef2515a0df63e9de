namespace Iot.Device.Max30003
{
    /// <summary>What the driver took, lost and met with since it was made.</summary>
    public sealed class Max30003Counters
    {
        /// <summary>Samples given to the caller, void ones included.</summary>
        public long Taken { get; internal set; }

        /// <summary>Of those taken: their time counts but their voltage does not (fast recovery, or beyond the part's range by the caller's word).</summary>
        public long Void { get; internal set; }

        /// <summary>Samples lost, reckoned from time: the part does not count them. Right within one sample for each overflow, fault or restart.</summary>
        public long Lost { get; internal set; }

        /// <summary>Times that the FIFO overflowed.</summary>
        public int Overflows { get; internal set; }

        /// <summary>Reads that cannot have come from the part: reserved bits, unknown tags, or more samples than time allows.</summary>
        public int Corrupted { get; internal set; }

        /// <summary>Times that the part did not answer, or not rightly: what was read that cannot be, settings that did not stand, a lock that did not come.</summary>
        public int Faults { get; internal set; }

        /// <summary>Times that a lead-off flag came up after a look without one: an electrode or a cable that comes and goes counts each time.</summary>
        public int LeadOffs { get; internal set; }

        /// <summary>Times that the PLL lost its lock, which makes the time of the samples void.</summary>
        public int PllUnlocks { get; internal set; }

        /// <summary>Times that the settings were found changed, as after a brownout.</summary>
        public int BrownOuts { get; internal set; }

        /// <summary>Times that the part answered but gave no samples.</summary>
        public int StuckFifos { get; internal set; }

        /// <summary>Self-tests passed.</summary>
        public int SelfTestsPassed { get; internal set; }

        /// <summary>Self-tests failed.</summary>
        public int SelfTestsFailed { get; internal set; }
    }
}
