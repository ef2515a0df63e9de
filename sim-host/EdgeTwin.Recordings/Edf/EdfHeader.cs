namespace EdgeTwin.Recordings.Edf;

/// <summary>An EDF or EDF+ header (Kemp 1992, Kemp and Olivan 2003).</summary>
internal sealed record EdfHeader
{
    internal required string Path { get; init; }

    internal string Patient { get; init; } = "";

    internal string Recording { get; init; } = "";

    internal DateTimeOffset? StartTime { get; init; }

    internal int HeaderBytes { get; init; }

    /// <summary>True for EDF+D: records need not follow one another in time.</summary>
    internal bool IsDiscontinuous { get; init; }

    /// <summary>Data records in the file.</summary>
    internal long RecordCount { get; init; }

    internal double RecordSeconds { get; init; }

    internal int RecordBytes { get; init; }

    internal IReadOnlyList<EdfSignal> Signals { get; init; } = [];

    /// <summary>The signal whose first text gives each record's time, or null.</summary>
    internal EdfSignal? Annotations => Signals.FirstOrDefault(signal => signal.IsAnnotations);
}
