namespace EdgeTwin.Recordings.Wfdb;

/// <summary>How the segments of a multi-segment record make up its signals (header(5), Multi-segment records).</summary>
internal sealed class WfdbSegmentPlan
{
    private WfdbSegmentPlan(WfdbHeader top, IReadOnlyList<WfdbSegment> segments, IReadOnlyList<WfdbSignal> signals, bool isVariableLayout)
    {
        Top = top;
        Segments = segments;
        Signals = signals;
        IsVariableLayout = isVariableLayout;
        Int128 frames = 0;
        foreach (WfdbSegment segment in segments)
        {
            frames += segment.FrameCount;
        }
        if (frames > long.MaxValue || (top.FrameCount is { } announced && announced != 0 && announced != frames))
        {
            throw new InputException(top.Path, "number of samples", $"the record line announces {top.FrameCount} but the segments add up to {frames}", "correct the header file");
        }
        FrameCount = (long)frames;
    }

    /// <summary>The top-level header.</summary>
    internal WfdbHeader Top { get; }

    /// <summary>The segments that have samples, null ones among them.</summary>
    internal IReadOnlyList<WfdbSegment> Segments { get; }

    /// <summary>The signals as the record presents them.</summary>
    internal IReadOnlyList<WfdbSignal> Signals { get; }

    /// <summary>Whether signals are found by their description (variable layout) or by their place (fixed).</summary>
    internal bool IsVariableLayout { get; }

    /// <summary>Frames of all segments.</summary>
    internal long FrameCount { get; }

    /// <summary>Reads what is needed of the segments' headers.</summary>
    internal static WfdbSegmentPlan Build(WfdbHeader top)
    {
        IReadOnlyList<WfdbSegment> segments = top.Segments!;
        WfdbSegment? first = segments.FirstOrDefault(segment => !segment.IsNull);
        if (first is null)
        {
            throw new InputException(top.Path, "segments", "every segment is a null one", "correct the header file");
        }
        bool isVariable = segments[0] is { FrameCount: 0, IsNull: false };
        foreach (WfdbSegment segment in segments)
        {
            if (segment.FrameCount / top.SamplingFrequencyHz > Gaps.MaxSeconds)
            {
                throw new InputException(top.Path, $"segment {segment.Name}", $"{segment.FrameCount} samples are more than a month", "correct the header file");
            }
        }
        WfdbHeader layout = ReadSegment(top, first, isLayout: isVariable);
        return new WfdbSegmentPlan(top, [.. segments.Skip(isVariable ? 1 : 0)], layout.Signals, isVariable);
    }

    /// <summary>The header of <paramref name="segment"/>, checked against the record's.</summary>
    internal static WfdbHeader ReadSegment(WfdbHeader top, WfdbSegment segment, bool isLayout)
    {
        if (segment.Name.Split('/', '\\').Contains("..") || System.IO.Path.IsPathRooted(segment.Name) || segment.Name.Contains('\0'))
        {
            throw new InputException(top.Path, $"segment {segment.Name}", "is not in the header's folder", "put the segment beside the header");
        }
        string path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(top.Path) ?? "", segment.Name + ".hea");
        WfdbHeader header = WfdbHeaderReader.Read(path);
        if (header.Segments is not null)
        {
            throw new InputException(path, "record line", "a segment may not itself have segments", "correct the header file");
        }
        if (header.SamplingFrequencyHz != top.SamplingFrequencyHz)
        {
            throw new InputException(path, "sampling frequency", $"{header.SamplingFrequencyHz} Hz differs from the record's {top.SamplingFrequencyHz} Hz", "correct the header file");
        }
        if (!isLayout && header.FrameCount != segment.FrameCount)
        {
            throw new InputException(path, "number of samples", $"differs from the {segment.FrameCount} of {System.IO.Path.GetFileName(top.Path)}", "correct the header file");
        }
        return header;
    }

    /// <summary>Where signal <paramref name="index"/> is in a segment; -1 where the segment lacks it.</summary>
    internal int FindIn(WfdbHeader segment, int index)
    {
        WfdbSignal wanted = Signals[index];
        int found = index < segment.Signals.Count ? index : -1;
        if (IsVariableLayout)
        {
            found = -1;
            for (int i = 0; i < segment.Signals.Count && found < 0; i++)
            {
                found = segment.Signals[i].Description == wanted.Description ? i : -1;
            }
        }
        if (found < 0)
        {
            return IsVariableLayout
                ? -1
                : throw new InputException(segment.Path, "number of signals", $"the segment lacks signal {index} ({wanted.Description})", "correct the header file");
        }
        WfdbSignal own = segment.Signals[found];
        if (own.SamplesPerFrame != wanted.SamplesPerFrame || own.Unit != wanted.Unit)
        {
            throw new InputException(segment.Path, $"signal {found}", "its samples per frame or unit differ from the record's", "correct the header file");
        }
        return found;
    }
}
