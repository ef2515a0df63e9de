namespace EdgeTwin.Core.Ecg
{
    /// <summary>One confirmed beat. Reused by its owner: valid during <see cref="Events.ITwinSink.OnBeat"/> only.</summary>
    public sealed class Beat
    {
        /// <summary>R peak, sample at 250 Hz, 0 = first pushed.</summary>
        public long SampleIndex;

        /// <summary>Samples between the R peak and its confirmation, at 250 Hz.</summary>
        public int DelaySamples;

        /// <summary>Samples between the R peak and the decision on its class, which is when the beat is told: 250 (1 s) at most.</summary>
        public int ClassDelaySamples;

        /// <summary>Interval to the beat before, ms; 0 where there is none (first beat, or a gap between).</summary>
        public int RrMs;

        /// <summary>Quality of the signal that it was found in, 0..100 %.</summary>
        public int QualityPercent;

        /// <summary>False while the quality gate is shut: the beat is a guess, and no rhythm is judged on it.</summary>
        public bool IsReliable;

        /// <summary>Class of the beat.</summary>
        public BeatKind Kind;

        // What the classifier is told besides. False where the signal is poor or the heart fibrillates: nothing is learned from the beat.
        internal bool IsReadable;

        // True while the atria fibrillate: no beat is premature then.
        internal bool IsFibrillating;
    }
}
