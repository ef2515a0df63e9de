using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Metering;

/// <summary>
/// Measures what the firmware costs, on the IL that it was compiled to: the unit that nanoFramework's interpreter pays in.
/// Counts are exact and repeat: same samples, same report.
/// </summary>
internal static class Meter
{
    /// <summary>Stands in a block of samples for one that was lost: pushed as a gap.</summary>
    internal const int LostSample = int.MinValue;

    /// <summary>How many methods a report names.</summary>
    internal const int CostliestMethods = 10;

    /// <summary>How many classes a report names.</summary>
    internal const int LargestClasses = 10;

    /// <summary>Runs <paramref name="blocks"/> through a fresh twin whose code counts its own instructions.</summary>
    /// <param name="blocks">ECG, uV at 250 Hz, in blocks of any length (each is used before the next is asked for); <see cref="LostSample"/> where lost.</param>
    /// <param name="cancellation">Looked at between blocks.</param>
    /// <exception cref="InputException">The firmware's assembly is not a file beside this program, so it cannot be rewritten.</exception>
    internal static MeterReport Run(IEnumerable<ReadOnlyMemory<int>> blocks, CancellationToken cancellation = default)
    {
        using MeteredTwin twin = MeteredTwin.Load(FirmwareAssemblies.Locate(FirmwareAssemblies.Twin));
        foreach (ReadOnlyMemory<int> block in blocks)
        {
            cancellation.ThrowIfCancellationRequested();
            twin.Push(block.Span);
        }
        return twin.Finish();
    }

    /// <summary>Runs <paramref name="blocks"/> through a whole wearable over simulated parts, whose firmware counts its own instructions.</summary>
    /// <param name="blocks">As for <see cref="Run"/>.</param>
    /// <param name="cancellation">Looked at between blocks.</param>
    internal static WearableReport RunWearable(IEnumerable<ReadOnlyMemory<int>> blocks, CancellationToken cancellation = default)
    {
        using MeteredWearable wearable = MeteredWearable.Load();
        foreach (ReadOnlyMemory<int> block in blocks)
        {
            cancellation.ThrowIfCancellationRequested();
            wearable.Push(block.Span);
        }
        return wearable.Finish();
    }
}
