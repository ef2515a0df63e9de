namespace EdgeTwin.Recordings.Edf;

/// <summary>One signal of an EDF header.</summary>
internal sealed record EdfSignal
{
    internal required string Label { get; init; }

    internal required string Unit { get; init; }

    internal double PhysicalMin { get; init; }

    internal double PhysicalMax { get; init; }

    internal int DigitalMin { get; init; }

    internal int DigitalMax { get; init; }

    internal int SamplesPerRecord { get; init; }

    /// <summary>Byte of the signal's first sample in a data record.</summary>
    internal int ByteInRecord { get; init; }

    /// <summary>True for the texts that EDF+ keeps as a signal.</summary>
    internal bool IsAnnotations => Label == "EDF Annotations";
}
