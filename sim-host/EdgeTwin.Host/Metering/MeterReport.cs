using System.Text.Json.Serialization;

namespace EdgeTwin.Host.Metering;

/// <summary>What the firmware's code cost over one recording. Serialised as is: the names are those of <c>edgetwin meter --json</c>.</summary>
internal sealed record MeterReport
{
    /// <summary>IL instructions that one 250 Hz sample took.</summary>
    [JsonPropertyName("ilPerSample")]
    public required IlPerSample IlPerSample { get; init; }

    /// <summary>Heap objects made after the twin's constructor; the firmware's budget is 0.</summary>
    [JsonPropertyName("allocationsAfterStart")]
    public required long AllocationsAfterStart { get; init; }

    /// <summary>Where they were made, most first; empty when there were none.</summary>
    [JsonPropertyName("allocationSites")]
    public required IReadOnlyList<AllocationSite> AllocationSites { get; init; }

    /// <summary>Bytes of RAM that the twin holds after the recording, static fields included, by nanoFramework's object sizes (<see cref="StateSizer"/>).</summary>
    [JsonPropertyName("stateBytes")]
    public required long StateBytes { get; init; }

    /// <summary>Those of <see cref="StateBytes"/> that static fields hold: tables, mostly.</summary>
    [JsonPropertyName("staticBytes")]
    public required long StaticBytes { get; init; }

    /// <summary>The classes that take most of <see cref="StateBytes"/>, most first; at most <see cref="Meter.LargestClasses"/>.</summary>
    [JsonPropertyName("stateByClass")]
    public required IReadOnlyList<ClassState> StateByClass { get; init; }

    /// <summary>The costliest methods, most first; at most <see cref="Meter.CostliestMethods"/>.</summary>
    [JsonPropertyName("methods")]
    public required IReadOnlyList<MeterMethod> Methods { get; init; }

    /// <summary>Samples pushed, lost ones not counted.</summary>
    [JsonPropertyName("samples")]
    public required long Samples { get; init; }

    /// <summary>Beats that the twin told its sink: shows that the metered run did the work.</summary>
    [JsonPropertyName("beats")]
    public required long Beats { get; init; }

    /// <summary>Events that the twin told its sink.</summary>
    [JsonPropertyName("events")]
    public required long Events { get; init; }

    /// <summary><c>Release</c> or <c>Debug</c>: how the metered firmware was compiled. Debug IL holds instructions that a board never runs.</summary>
    [JsonPropertyName("configuration")]
    public required string Configuration { get; init; }
}
