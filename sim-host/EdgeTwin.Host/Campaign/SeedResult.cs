using EdgeTwin.Simulation.Faults;

namespace EdgeTwin.Host.Campaign;

/// <summary>What a seed came to.</summary>
internal sealed record SeedResult
{
    internal required ulong Seed { get; init; }

    /// <summary>Hash of everything that happened, in order.</summary>
    internal required ulong TraceHash { get; init; }

    /// <summary>Faults by kind.</summary>
    internal required FaultTally Faults { get; init; }

    /// <summary>Virtual time, ms.</summary>
    internal required long VirtualMs { get; init; }

    /// <summary>Records that the flash took.</summary>
    internal required int Made { get; init; }

    /// <summary>Of them those that the collector has.</summary>
    internal int Arrived { get; init; }

    /// <summary>Of them those that a gap tells of as lost.</summary>
    internal int InGaps { get; init; }

    /// <summary>Of them those that went with bits flipped in their file, or with noise over it, and were not told.</summary>
    internal int Damaged { get; init; }

    /// <summary>Records that the collector received again.</summary>
    internal long Duplicates { get; init; }

    /// <summary>Starts of the device.</summary>
    internal int Boots { get; init; }

    /// <summary>Of them those that the firmware asked for.</summary>
    internal int OwnReboots { get; init; }

    /// <summary>Times that the firmware switched its radio on for an uplink.</summary>
    internal long RadioOpenings { get; init; }

    /// <summary>ECG samples that the drivers gave.</summary>
    internal long Samples { get; init; }

    /// <summary>What must never be; the first is what the others may follow from.</summary>
    internal required IReadOnlyList<Violation> Violations { get; init; }
}
