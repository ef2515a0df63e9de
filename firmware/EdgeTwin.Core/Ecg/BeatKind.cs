namespace EdgeTwin.Core.Ecg
{
    /// <summary>AAMI EC57 class of a beat, as the detector sees it.</summary>
    public enum BeatKind : byte
    {
        /// <summary>N: conducted normally (also: not classified).</summary>
        Normal = 1,

        /// <summary>S: supraventricular ectopic.</summary>
        Supraventricular = 2,

        /// <summary>V: ventricular ectopic.</summary>
        Ventricular = 3,
    }
}
