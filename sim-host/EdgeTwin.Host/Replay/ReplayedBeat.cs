using EdgeTwin.Core.Ecg;

namespace EdgeTwin.Host.Replay;

/// <summary>A beat as the device confirmed it, copied out of <see cref="Beat"/>.</summary>
/// <param name="SampleIndex">R peak, sample at 250 Hz.</param>
/// <param name="DelaySamples">Samples between the R peak and its confirmation.</param>
/// <param name="RrMs">Interval to the beat before, ms; 0 where there is none.</param>
/// <param name="QualityPercent">Quality of the signal, 0..100 %.</param>
/// <param name="IsReliable">False while the quality gate is shut.</param>
/// <param name="Kind">Class.</param>
public readonly record struct ReplayedBeat(long SampleIndex, int DelaySamples, int RrMs, int QualityPercent, bool IsReliable, BeatKind Kind)
{
    /// <summary>Samples between the R peak and the decision on its class.</summary>
    public int ClassDelaySamples { get; init; }
}
