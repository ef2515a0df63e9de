using EdgeTwin.Host.Collecting;

namespace EdgeTwin.Host.Running;

/// <summary>How a run ended.</summary>
/// <param name="Last">The device at its end.</param>
/// <param name="Counters">The collector's; null where somebody else collects.</param>
/// <param name="Events">Everything that was collected from this run's log.</param>
/// <param name="IsComplete">True where everything in the device's log was acknowledged.</param>
/// <param name="IsInterrupted">True where a person ended it.</param>
/// <param name="Elapsed">Real time that it took.</param>
/// <param name="MissingSamples">Samples of a trace that were missing and played as an open electrode.</param>
internal sealed record RunResult(
    RunSnapshot Last, CollectorCounters? Counters, IReadOnlyList<CollectedEvent> Events, bool IsComplete, bool IsInterrupted, TimeSpan Elapsed, long MissingSamples);
