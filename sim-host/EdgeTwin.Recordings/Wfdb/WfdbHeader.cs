namespace EdgeTwin.Recordings.Wfdb;

/// <summary>A WFDB header file as written: header(5) of the WFDB Applications Guide.</summary>
internal sealed record WfdbHeader
{
    /// <summary>The header file.</summary>
    internal required string Path { get; init; }

    /// <summary>Record name as the record line gives it.</summary>
    internal required string RecordName { get; init; }

    /// <summary>Frames a second; 250 where the line gives none.</summary>
    internal double SamplingFrequencyHz { get; init; } = 250;

    /// <summary>Ticks a second of the tape or page counter; the sampling frequency where absent.</summary>
    internal double CounterFrequencyHz { get; init; } = 250;

    /// <summary>Counter value at frame 0.</summary>
    internal double BaseCounter { get; init; }

    /// <summary>Frames in the record, or null where the header does not say.</summary>
    internal long? FrameCount { get; init; }

    /// <summary>Time of day of frame 0, where given.</summary>
    internal TimeSpan? BaseTime { get; init; }

    /// <summary>Date of frame 0, where given.</summary>
    internal DateOnly? BaseDate { get; init; }

    /// <summary>The signals of an ordinary record.</summary>
    internal IReadOnlyList<WfdbSignal> Signals { get; init; } = [];

    /// <summary>The segments of a multi-segment record; null for an ordinary one.</summary>
    internal IReadOnlyList<WfdbSegment>? Segments { get; init; }

    /// <summary>Comment lines after the record line, without their <c>#</c>.</summary>
    internal IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>Date and time of frame 0, where the header has both.</summary>
    internal DateTimeOffset? StartTime =>
        BaseDate is { } date ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue) + (BaseTime ?? TimeSpan.Zero), TimeSpan.Zero) : null;
}
