using EdgeTwin.Core.Ppg;

namespace EdgeTwin.Host.Evaluation.Pulse;

/// <summary>A pulse that the device told.</summary>
/// <param name="FootS">Its foot, s from the start.</param>
/// <param name="IbiMs">Interval before it, ms; 0 where none is known.</param>
/// <param name="QualityPercent">Its quality.</param>
internal sealed record FoundPulse(double FootS, int IbiMs, int QualityPercent)
{
    internal bool IsGood => QualityPercent >= PpgMonitor.GoodPercent;
}
