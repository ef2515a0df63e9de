using EdgeTwin.Core.Ecg;

namespace EdgeTwin.Core.Beats
{
    /// <summary>The two beats that were found and wait for their class: the one that is decided and the one after it.</summary>
    public sealed class PendingBeats
    {
        private readonly Beat[] _beats = { new Beat(), new Beat() };
        private int _head;
        private int _tail;

        /// <summary>A beat was found.</summary>
        public void Add(long sample, int delaySamples, int rrMs, int qualityPercent, bool isReliable)
        {
            Beat beat = _beats[_head];
            _head ^= 1;
            beat.SampleIndex = sample;
            beat.DelaySamples = delaySamples;
            beat.RrMs = rrMs;
            beat.QualityPercent = qualityPercent;
            beat.IsReliable = isReliable;
        }

        /// <summary>The oldest got its class at sample <paramref name="now"/>.</summary>
        public Beat Take(BeatKind kind, long now)
        {
            Beat beat = _beats[_tail];
            _tail ^= 1;
            beat.Kind = kind;
            beat.ClassDelaySamples = (int)(now - beat.SampleIndex);
            return beat;
        }
    }
}
