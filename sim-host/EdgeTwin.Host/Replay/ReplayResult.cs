using EdgeTwin.Core;

namespace EdgeTwin.Host.Replay;

/// <summary>What came out of a replay.</summary>
/// <param name="Beats">Beats in order.</param>
/// <param name="Events">Episodes in the order in which they were told first.</param>
/// <param name="SampleCount">Samples at 250 Hz, missing ones included.</param>
/// <param name="MissingSamples">Samples that were missing.</param>
/// <param name="Elapsed">Wall time, reading included.</param>
/// <param name="DeviceElapsed">Wall time inside the device's code.</param>
public sealed record ReplayResult(
    IReadOnlyList<ReplayedBeat> Beats, IReadOnlyList<ReplayedEvent> Events, long SampleCount, long MissingSamples, TimeSpan Elapsed, TimeSpan DeviceElapsed)
{
    /// <summary>RR intervals that the detector of atrial fibrillation decided on; 0 where beats were too few or too unlike each other.</summary>
    public long JudgedIntervals { get; init; }

    /// <summary>Pulses told of the pulse wave beside it; null where there was none.</summary>
    public int? Pulses { get; init; }

    /// <summary>Those of them that were good ones.</summary>
    public int? GoodPulses { get; init; }

    /// <summary>Length of the trace, s.</summary>
    public double DurationS => (double)SampleCount / Limits.SampleRateHz;

    /// <summary>How many times faster than the heart the replay was.</summary>
    public double TimesRealTime => Elapsed > TimeSpan.Zero ? DurationS / Elapsed.TotalSeconds : 0;
}
