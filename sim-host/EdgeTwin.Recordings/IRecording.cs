namespace EdgeTwin.Recordings;

/// <summary>An opened recording: its signals, and a stream over each. Every reader is independent of the others.</summary>
public interface IRecording : IDisposable
{
    /// <summary>Short name, fit for a file name, such as <c>208</c>.</summary>
    string Name { get; }

    /// <summary>Frames a second: the rate that annotations count in.</summary>
    double SamplingFrequencyHz { get; }

    /// <summary>The signals in file order; empty for a record of RR intervals only.</summary>
    IReadOnlyList<SignalInfo> Signals { get; }

    /// <summary>When the recording began, where the file tells.</summary>
    DateTimeOffset? StartTime { get; }

    /// <summary>Comment lines of the header.</summary>
    IReadOnlyList<string> Comments { get; }

    /// <summary>Opens a stream over signal <paramref name="index"/> from its first sample.</summary>
    ISignalReader OpenSignal(int index);
}
