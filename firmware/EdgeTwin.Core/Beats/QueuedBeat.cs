namespace EdgeTwin.Core.Beats
{
    /// <summary>What is known of a beat when it is found.</summary>
    internal sealed class QueuedBeat
    {
        internal long Sample;
        internal bool IsReadable;
        internal bool HasInterval;
        internal bool IsFibrillating;
        internal int ClarityPercent;

        internal void CopyFrom(QueuedBeat other)
        {
            Sample = other.Sample;
            IsReadable = other.IsReadable;
            HasInterval = other.HasInterval;
            IsFibrillating = other.IsFibrillating;
            ClarityPercent = other.ClarityPercent;
        }
    }
}
