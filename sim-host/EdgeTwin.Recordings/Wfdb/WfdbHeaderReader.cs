using System.Globalization;
using System.Text;

namespace EdgeTwin.Recordings.Wfdb;

/// <summary>Parses header files: header(5) of the WFDB Applications Guide.</summary>
internal static class WfdbHeaderReader
{
    /// <summary>Longest header read. The longest published ones (waveforms of intensive care, tens of thousands of segments) are near 2 MB.</summary>
    internal const int MaxHeaderBytes = 32 << 20;

    /// <summary>Reads the header at <paramref name="path"/>.</summary>
    internal static WfdbHeader Read(string path) =>
        Parse(path, Encoding.UTF8.GetString(InputFile.ReadAll(path, MaxHeaderBytes, "a WFDB header")));

    /// <summary>Parses the text of a header.</summary>
    internal static WfdbHeader Parse(string path, string text)
    {
        WfdbHeader? header = null;
        int wanted = 0;
        List<WfdbSignal> signals = [];
        List<WfdbSegment>? segments = null;
        List<string> comments = [];
        int lineNumber = 0;
        foreach (string line in text.Split('\n'))
        {
            lineNumber++;
            string trimmed = line.Trim();
            if (trimmed.Length == 0)
            {
                continue;
            }
            if (trimmed[0] == '#')
            {
                comments.Add(trimmed[1..]);
                continue;
            }
            WfdbFields fields = new(path, lineNumber, line);
            if (header is null)
            {
                (header, wanted, bool isMultiSegment) = RecordLine(path, fields);
                segments = isMultiSegment ? [] : null;
            }
            else if (segments is not null && segments.Count < wanted)
            {
                segments.Add(new WfdbSegment(fields.Required("segment name"), fields.Whole(fields.Required("segment length"), "segment length", 0, long.MaxValue)));
            }
            else if (segments is null && signals.Count < wanted)
            {
                signals.Add(WfdbSignalLine.Parse(fields, signals.Count));
            }
        }
        if (header is null)
        {
            throw new InputException(path, "", "there is no record line", "name a WFDB header file");
        }
        int found = segments?.Count ?? signals.Count;
        if (found < wanted)
        {
            string kind = segments is null ? "signal" : "segment";
            throw new InputException(path, $"number of {kind}s", $"the record line announces {wanted} but the header describes {found}", "correct the header file");
        }
        return header with { Signals = signals, Segments = segments, Comments = comments };
    }

    private static (WfdbHeader Header, int Wanted, bool IsMultiSegment) RecordLine(string path, WfdbFields fields)
    {
        string name = fields.Required("record name");
        int slash = name.IndexOf('/');
        bool isMultiSegment = slash >= 0;
        int segments = isMultiSegment ? (int)fields.Whole(name[(slash + 1)..], "number of segments", 1, int.MaxValue) : 0;
        int signals = (int)fields.Whole(fields.Required("number of signals"), "number of signals", 0, int.MaxValue);
        WfdbHeader header = new() { Path = path, RecordName = isMultiSegment ? name[..slash] : name };
        header = Frequencies(header, fields, fields.Next());
        if (fields.Next() is { } length)
        {
            long frames = fields.Whole(length, "number of samples", 0, long.MaxValue);
            header = header with { FrameCount = frames == 0 && !isMultiSegment ? null : frames };
        }
        if (fields.Next() is { } time)
        {
            header = header with { BaseTime = Time(fields, time) };
        }
        if (fields.Next() is { } date)
        {
            header = header with { BaseDate = Date(fields, date) };
        }
        return (header, isMultiSegment ? segments : signals, isMultiSegment);
    }

    private static WfdbHeader Frequencies(WfdbHeader header, WfdbFields fields, string? text)
    {
        if (text is null)
        {
            return header;
        }
        string[] parts = text.Split('/', 2);
        double samplingHz = fields.Real(parts[0], "sampling frequency");
        if (samplingHz is <= 0 or > 1e9)
        {
            throw fields.Bad("sampling frequency", $"{parts[0]} Hz is not above 0 and at most 1e9");
        }
        double counterHz = samplingHz;
        double baseCounter = 0;
        if (parts.Length == 2)
        {
            int open = parts[1].IndexOf('(');
            string counter = open < 0 ? parts[1] : parts[1][..open];
            counterHz = fields.Real(counter, "counter frequency");
            baseCounter = open < 0 ? 0 : fields.Real(parts[1][(open + 1)..].TrimEnd(')'), "base counter value");
        }
        return header with { SamplingFrequencyHz = samplingHz, CounterFrequencyHz = counterHz > 0 ? counterHz : samplingHz, BaseCounter = baseCounter };
    }

    private static TimeSpan Time(WfdbFields fields, string text)
    {
        string[] parts = text.Split(':');
        if (parts.Length > 3)
        {
            throw fields.Bad("base time", $"'{text}' is not HH:MM:SS");
        }
        double seconds = 0;
        foreach (string part in parts)
        {
            seconds = (seconds * 60) + fields.Real(part, "base time");
        }
        return seconds is >= 0 and <= 86400 ? TimeSpan.FromSeconds(seconds) : throw fields.Bad("base time", $"'{text}' is not within a day");
    }

    private static DateOnly? Date(WfdbFields fields, string text)
    {
        // 0/0/0 stands in old headers for an unknown date (header(5), example 1).
        string[] parts = text.Split('/');
        if (parts.Length == 3 && parts.All(part => part.Length > 0 && part.All(c => c == '0')))
        {
            return null;
        }
        return DateOnly.TryParseExact(text, ["d/M/yyyy", "d/M/yyy", "d/M/yy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw fields.Bad("base date", $"'{text}' is not DD/MM/YYYY");
    }
}
