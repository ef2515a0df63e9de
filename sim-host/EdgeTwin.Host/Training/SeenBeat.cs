using EdgeTwin.Core.Ecg;

namespace EdgeTwin.Host.Training;

/// <summary>A beat as the firmware told it, with what its trees saw.</summary>
/// <param name="Sample">R peak, at 250 Hz.</param>
/// <param name="Kind">The class it got.</param>
/// <param name="Features">What the trees saw; null where it was not judged.</param>
/// <param name="IsSupraventricularJudged">False in atrial fibrillation.</param>
internal sealed record SeenBeat(long Sample, BeatKind Kind, sbyte[]? Features, bool IsSupraventricularJudged);
