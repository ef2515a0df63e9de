namespace EdgeTwin.Recordings.Wfdb;

/// <summary>
/// A WFDB record: ordinary or of several segments (header(5), signal(5) of the WFDB Applications Guide). Formats 8, 16, 24, 32, 61, 80, 160, 212, 310 and 311.
/// </summary>
public sealed class WfdbRecord : IRecording
{
    private readonly WfdbHeader header;
    private readonly WfdbSegmentPlan? plan;
    private readonly RecordingOptions options;

    private WfdbRecord(WfdbHeader header, WfdbSegmentPlan? plan, RecordingOptions options)
    {
        this.header = header;
        this.plan = plan;
        this.options = options;
        Name = System.IO.Path.GetFileNameWithoutExtension(header.Path);
        Signals = [.. (plan?.Signals ?? header.Signals).Select(Info)];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double SamplingFrequencyHz => header.SamplingFrequencyHz;

    /// <inheritdoc/>
    public IReadOnlyList<SignalInfo> Signals { get; }

    /// <inheritdoc/>
    public DateTimeOffset? StartTime => header.StartTime;

    /// <inheritdoc/>
    public IReadOnlyList<string> Comments => header.Comments;

    /// <summary>Opens the record of the header file at <paramref name="headerPath"/>.</summary>
    /// <exception cref="InputException">The header is missing or bad.</exception>
    public static WfdbRecord Open(string headerPath, RecordingOptions? options = null)
    {
        WfdbHeader header = WfdbHeaderReader.Read(headerPath);
        WfdbSegmentPlan? plan = header.Segments is null ? null : WfdbSegmentPlan.Build(header);
        return new WfdbRecord(header, plan, options ?? RecordingOptions.Default);
    }

    /// <inheritdoc/>
    public ISignalReader OpenSignal(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Signals.Count);
        if (plan is not null)
        {
            return new WfdbSegmentedSignalReader(plan, index, Signals[index], options);
        }
        WfdbSignalReader reader = new(header, index, Signals[index], options);
        return UnwrappedSignalReader.IsNeededBy(header) ? new UnwrappedSignalReader(reader, header.Signals[index]) : reader;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private SignalInfo Info(WfdbSignal signal)
    {
        Int128? samples = (plan?.FrameCount ?? header.FrameCount) * (Int128)signal.SamplesPerFrame;
        return new SignalInfo(signal.Description, signal.Unit, header.SamplingFrequencyHz * signal.SamplesPerFrame, samples > long.MaxValue ? null : (long?)samples);
    }
}
