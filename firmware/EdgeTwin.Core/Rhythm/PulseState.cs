namespace EdgeTwin.Core.Rhythm
{
    /// <summary>What the pulse sensor says about the last seconds.</summary>
    public enum PulseState : byte
    {
        /// <summary>None is worn, or its signal cannot be read.</summary>
        Unknown,

        /// <summary>Two good pulses or more in 4 s: a silent ECG is a lead's fault.</summary>
        Present,

        /// <summary>A good signal without a pulse.</summary>
        Absent,
    }
}
