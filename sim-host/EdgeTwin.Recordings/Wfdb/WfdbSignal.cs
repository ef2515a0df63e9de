namespace EdgeTwin.Recordings.Wfdb;

/// <summary>A signal specification line, with header(5)'s defaults filled in.</summary>
internal sealed record WfdbSignal
{
    /// <summary>ADC units per physical unit where the header gives none or 0.</summary>
    internal const double DefaultGain = 200;

    /// <summary>Signal file, relative to the header's folder.</summary>
    internal required string FileName { get; init; }

    /// <summary>Storage format of signal(5).</summary>
    internal required int Format { get; init; }

    /// <summary>Samples in each frame.</summary>
    internal int SamplesPerFrame { get; init; } = 1;

    /// <summary>Frames of this signal that precede frame 0.</summary>
    internal int SkewFrames { get; init; }

    /// <summary>Bytes before the first sample of the file.</summary>
    internal long ByteOffset { get; init; }

    /// <summary>ADC units per physical unit.</summary>
    internal double Gain { get; init; } = DefaultGain;

    /// <summary>ADC value of 0 physical units.</summary>
    internal int Baseline { get; init; }

    /// <summary>Physical unit; header(5) lets millivolts be assumed.</summary>
    internal string Unit { get; init; } = "mV";

    /// <summary>Bits of the converter; 0 where not given.</summary>
    internal int AdcResolutionBits { get; init; }

    /// <summary>ADC value in the middle of the converter's range.</summary>
    internal int AdcZero { get; init; }

    /// <summary>ADC value of the first sample: the start of the sum in format 8.</summary>
    internal int InitialValue { get; init; }

    /// <summary>Sum of all samples modulo 65536, or null where the header gives none.</summary>
    internal ushort? Checksum { get; init; }

    /// <summary>Block size in bytes of a tape; only carried along.</summary>
    internal int BlockSize { get; init; }

    /// <summary>What the signal is, such as <c>MLII</c>.</summary>
    internal required string Description { get; init; }
}
