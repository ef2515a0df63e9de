namespace EdgeTwin.Recordings.Wfdb;

/// <summary>Streams one signal through the segments of a record; null segments and absent signals give missing samples.</summary>
internal sealed class WfdbSegmentedSignalReader(WfdbSegmentPlan plan, int index, SignalInfo info, RecordingOptions options) : ISignalReader
{
    private int nextSegment;
    private long missingSamples;
    private ISignalReader? current;

    /// <inheritdoc/>
    public SignalInfo Signal { get; } = info;

    /// <inheritdoc/>
    public int Read(Span<double> physical)
    {
        int written = 0;
        while (written < physical.Length)
        {
            Span<double> rest = physical[written..];
            int count = ReadCurrent(rest);
            written += count;
            if (count == 0 && !MoveNext())
            {
                break;
            }
        }
        return written;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        current?.Dispose();
        current = null;
    }

    private int ReadCurrent(Span<double> rest)
    {
        if (missingSamples > 0)
        {
            int count = (int)Math.Min(missingSamples, rest.Length);
            rest[..count].Fill(double.NaN);
            missingSamples -= count;
            return count;
        }
        return current?.Read(rest) ?? 0;
    }

    private bool MoveNext()
    {
        Dispose();
        if (nextSegment == plan.Segments.Count)
        {
            return false;
        }
        WfdbSegment segment = plan.Segments[nextSegment++];
        int perFrame = plan.Signals[index].SamplesPerFrame;
        if (segment.IsNull)
        {
            missingSamples = segment.FrameCount * perFrame;
            return true;
        }
        WfdbHeader header = WfdbSegmentPlan.ReadSegment(plan.Top, segment, isLayout: false);
        int own = plan.FindIn(header, index);
        if (own < 0)
        {
            missingSamples = segment.FrameCount * perFrame;
        }
        else
        {
            current = new WfdbSignalReader(header, own, Signal, options);
        }
        return true;
    }
}
