using System.Text.Json.Serialization;

namespace EdgeTwin.Host.Metering;

/// <summary>What the whole firmware cost over one recording: drivers, twin, log and pump, stepped every 20 ms over simulated parts. Names are those of <c>edgetwin meter --json</c>.</summary>
internal sealed record WearableReport
{
    /// <summary>IL instructions in all rounds, divided by the ECG samples.</summary>
    [JsonPropertyName("ilPerSampleMean")]
    public required double IlPerSampleMean { get; init; }

    /// <summary>Instructions of a 20 ms round at the 99.9th percentile.</summary>
    [JsonPropertyName("ilPerRoundP999")]
    public required long IlPerRoundP999 { get; init; }

    /// <summary>Instructions of the costliest round.</summary>
    [JsonPropertyName("ilPerRoundMax")]
    public required long IlPerRoundMax { get; init; }

    /// <summary>Heap objects made after the first half minute, bus results apart; the budget is 0.</summary>
    [JsonPropertyName("allocationsAfterStart")]
    public required long AllocationsAfterStart { get; init; }

    /// <summary>Struct locals that hold the result of an I2C transfer, which nanoFramework's interpreter puts on its heap: no firmware can read the pulse sensor without.</summary>
    [JsonPropertyName("busResults")]
    public required long BusResults { get; init; }

    /// <summary>Where both were made, most first.</summary>
    [JsonPropertyName("allocationSites")]
    public required IReadOnlyList<AllocationSite> AllocationSites { get; init; }

    /// <summary>Bytes of RAM by nanoFramework's object sizes, twin included (<see cref="StateSizer"/>).</summary>
    [JsonPropertyName("stateBytes")]
    public required long StateBytes { get; init; }

    /// <summary>The costliest methods, most first.</summary>
    [JsonPropertyName("methods")]
    public required IReadOnlyList<MeterMethod> Methods { get; init; }

    /// <summary>ECG samples metered.</summary>
    [JsonPropertyName("samples")]
    public required long Samples { get; init; }

    /// <summary>Events that the twin told, those of the start included.</summary>
    [JsonPropertyName("events")]
    public required long Events { get; init; }

    /// <summary>Records that went out, those of the start included.</summary>
    [JsonPropertyName("recordsSent")]
    public required long RecordsSent { get; init; }
}
