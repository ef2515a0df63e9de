using System.Globalization;
using System.Text;

namespace EdgeTwin.Recordings.Edf;

/// <summary>The header and the shape of the data records of a file to be written.</summary>
internal sealed class EdfLayout
{
    private const int MaxListBytes = 1 << 16;

    private readonly DateTimeOffset? startTime;
    private readonly Dictionary<int, List<byte[]>> lists = [];
    private readonly int recordSeconds;
    private readonly int listBytes;

    internal EdfLayout(double frequencyHz, IReadOnlyList<EdfOutputSignal> signals, DateTimeOffset? startTime, IReadOnlyList<EdfAnnotation> annotations)
    {
        this.startTime = startTime;
        if (signals.Count is 0 or > 9998)
        {
            throw new ArgumentException("an EDF file needs 1 to 9998 signals");
        }
        // What is read back is the eight characters of the header, so the steps are counted in those.
        Signals = [.. signals.Select(signal => signal with { PhysicalMin = Parse(Eight(signal.PhysicalMin)), PhysicalMax = Parse(Eight(signal.PhysicalMax)) })];
        if (Signals.Any(signal => signal.PhysicalMin == signal.PhysicalMax || signal.Label.Length is 0 or > 16 || signal.Unit.Length > 8 || !Ascii.IsValid(signal.Label) || !Ascii.IsValid(signal.Unit)))
        {
            throw new ArgumentException("a signal has no range, or a label or unit that is too long or not ASCII");
        }
        recordSeconds = Enumerable.Range(1, 100).FirstOrDefault(seconds => frequencyHz > 0 && frequencyHz * seconds >= 1 && frequencyHz * seconds < 1e6 && frequencyHz * seconds % 1 == 0);
        if (recordSeconds == 0)
        {
            throw new ArgumentException($"{frequencyHz} Hz has no whole number of samples in up to 100 s, as EDF needs: resample it");
        }
        FramesPerRecord = (int)(frequencyHz * recordSeconds);
        Place(annotations);
        int needed = 64 + lists.Values.Select(list => list.Sum(bytes => bytes.Length)).DefaultIfEmpty(0).Max();
        if (needed > MaxListBytes)
        {
            throw new ArgumentException($"the annotations of {recordSeconds} s take more than {MaxListBytes} bytes");
        }
        listBytes = (needed + 1) & ~1;
    }

    internal EdfOutputSignal[] Signals { get; }

    internal int FramesPerRecord { get; }

    internal int RecordBytes => (2 * Signals.Length * FramesPerRecord) + listBytes;

    internal int LastAnnotatedRecord => lists.Count == 0 ? -1 : lists.Keys.Max();

    /// <summary>Fills the annotation part of a data record: its own time first, then what happened in it.</summary>
    internal void Annotate(int record, Span<byte> target)
    {
        target.Clear();
        byte[] time = EdfTal.Encode((double)record * recordSeconds, null, "");
        time.CopyTo(target);
        int position = time.Length;
        foreach (byte[] list in lists.GetValueOrDefault(record, []))
        {
            list.CopyTo(target[position..]);
            position += list.Length;
        }
    }

    /// <summary>The header with that many data records.</summary>
    internal byte[] Header(int recordCount)
    {
        int count = Signals.Length + 1;
        StringBuilder text = new();
        DateTimeOffset start = startTime ?? new DateTimeOffset(1985, 1, 1, 0, 0, 0, TimeSpan.Zero);
        string[] months = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames;
        string date = startTime is null ? "X" : $"{start.Day:00}-{months[start.Month - 1].ToUpperInvariant()}-{start.Year:0000}";
        Add(text, "0", 8);
        Add(text, "X X X X", 80);
        Add(text, $"Startdate {date} X X X", 80);
        Add(text, start.ToString("dd.MM.yy", CultureInfo.InvariantCulture), 8);
        Add(text, start.ToString("HH.mm.ss", CultureInfo.InvariantCulture), 8);
        Add(text, Whole(256 * (count + 1)), 8);
        Add(text, "EDF+C", 44);
        Add(text, Whole(recordCount), 8);
        Add(text, Whole(recordSeconds), 8);
        Add(text, Whole(count), 4);
        Column(text, 16, signal => signal.Label, "EDF Annotations");
        Column(text, 80, _ => "", "");
        Column(text, 8, signal => signal.Unit, "");
        Column(text, 8, signal => Eight(signal.PhysicalMin), "-1");
        Column(text, 8, signal => Eight(signal.PhysicalMax), "1");
        Column(text, 8, _ => Whole(EdfWriter.DigitalMin), "-32768");
        Column(text, 8, _ => Whole(EdfWriter.DigitalMax), "32767");
        Column(text, 80, _ => "", "");
        Column(text, 8, _ => Whole(FramesPerRecord), Whole(listBytes / 2));
        Column(text, 32, _ => "", "");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The number with as many digits as eight characters hold.</summary>
    private static string Eight(double value)
    {
        for (int digits = 8; digits > 0; digits--)
        {
            string text = Math.Abs(value) is >= 1e-4 and < 1e8
                ? Math.Round(value, digits).ToString("0.########", CultureInfo.InvariantCulture)
                : value.ToString("G" + Whole(digits), CultureInfo.InvariantCulture);
            if (text.Length <= 8)
            {
                return text;
            }
        }
        string whole = Math.Round(value).ToString("0", CultureInfo.InvariantCulture);
        return double.IsFinite(value) && whole.Length <= 8 ? whole : throw new ArgumentException($"{value} does not fit the eight characters that EDF has for it");
    }

    private static void Add(StringBuilder text, string value, int width) => text.Append(value.PadRight(width), 0, width);

    private void Column(StringBuilder text, int width, Func<EdfOutputSignal, string> field, string ofAnnotations)
    {
        foreach (EdfOutputSignal signal in Signals)
        {
            Add(text, field(signal), width);
        }
        Add(text, ofAnnotations, width);
    }

    private void Place(IReadOnlyList<EdfAnnotation> annotations)
    {
        foreach (EdfAnnotation annotation in annotations.OrderBy(annotation => annotation.OnsetSeconds))
        {
            if (!(annotation.OnsetSeconds >= 0) || annotation.OnsetSeconds / recordSeconds > int.MaxValue || annotation.Text.Length == 0)
            {
                throw new ArgumentException($"annotation {annotation} has no text, or a time before the recording or beyond the format");
            }
            int record = (int)(annotation.OnsetSeconds / recordSeconds);
            if (!lists.TryGetValue(record, out List<byte[]>? inRecord))
            {
                lists[record] = inRecord = [];
            }
            inRecord.Add(EdfTal.Encode(annotation.OnsetSeconds, annotation.DurationSeconds, annotation.Text));
        }
    }
}
