namespace EdgeTwin.Core.Tests.Support;

/// <summary>A copy of a beat that the twin told.</summary>
internal readonly record struct HeardBeat(long Sample, int DelaySamples, int RrMs, int QualityPercent, bool IsReliable);
