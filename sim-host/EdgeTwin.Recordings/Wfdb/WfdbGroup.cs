namespace EdgeTwin.Recordings.Wfdb;

/// <summary>A signal file and where one signal's samples lie in its frames.</summary>
/// <param name="Path">The signal file.</param>
/// <param name="Format">Its storage format.</param>
/// <param name="ByteOffset">Bytes before the first frame.</param>
/// <param name="FrameSamples">Samples in a frame of this file, all its signals together.</param>
/// <param name="FirstInFrame">Index in the frame of the signal's first sample.</param>
internal sealed record WfdbGroup(string Path, WfdbFormat Format, long ByteOffset, int FrameSamples, int FirstInFrame)
{
    /// <summary>Most samples in a frame, so that a header cannot ask for gigabytes of buffer.</summary>
    private const int MaxFrameSamples = 1 << 20;

    /// <summary>Finds the group of signal <paramref name="index"/>: neighbouring lines that name the same file.</summary>
    internal static WfdbGroup Find(WfdbHeader header, int index)
    {
        IReadOnlyList<WfdbSignal> signals = header.Signals;
        WfdbSignal signal = signals[index];
        int first = index;
        while (first > 0 && signals[first - 1].FileName == signal.FileName)
        {
            first--;
        }
        int frameSamples = 0;
        int firstInFrame = 0;
        for (int i = first; i < signals.Count && signals[i].FileName == signal.FileName; i++)
        {
            if (signals[i].Format != signal.Format || signals[i].ByteOffset != signal.ByteOffset)
            {
                throw new InputException(header.Path, $"signal {i}", $"format or byte offset differs from the other signals of {signal.FileName}", "correct the header file");
            }
            firstInFrame = i == index ? frameSamples : firstInFrame;
            frameSamples += signals[i].SamplesPerFrame;
            if (frameSamples > MaxFrameSamples)
            {
                throw new InputException(header.Path, $"signal {i}", $"a frame holds more than {MaxFrameSamples} samples", "correct the samples per frame");
            }
        }
        WfdbFormat format = WfdbFormat.Find(signal.Format) ?? throw Unsupported(header, index);
        return new WfdbGroup(Resolve(header, index), format, signal.ByteOffset, frameSamples, firstInFrame);
    }

    private static InputException Unsupported(WfdbHeader header, int index)
    {
        int format = header.Signals[index].Format;
        string what = format is 508 or 516 or 524 ? $"format {format} (FLAC)" : $"format {format}";
        return new InputException(header.Path, $"signal {index}", $"{what} is not supported", $"convert it with WFDB's xform to one of {WfdbFormat.Supported}");
    }

    private static string Resolve(WfdbHeader header, int index)
    {
        // A header that comes with a download must not make us open files elsewhere on the machine.
        string name = header.Signals[index].FileName;
        if (name is "-" or "~" || System.IO.Path.IsPathRooted(name) || name.Split('/', '\\').Contains("..") || name.Contains('\0'))
        {
            throw new InputException(header.Path, $"signal {index}, file name", $"'{name}' is not a file in the header's folder", "put the signal file beside the header and name it there");
        }
        return System.IO.Path.Combine(System.IO.Path.GetDirectoryName(header.Path) ?? "", name);
    }
}
