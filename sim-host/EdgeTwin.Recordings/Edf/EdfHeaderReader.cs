using System.Globalization;
using System.Text;

namespace EdgeTwin.Recordings.Edf;

/// <summary>Parses EDF and EDF+ headers, and holds their counts against the length of the file.</summary>
internal sealed class EdfHeaderReader
{
    private const int FixedBytes = 256;

    /// <summary>Largest data record: the format advises 61,440 bytes, files of many channels hold more.</summary>
    private const int MaxRecordBytes = 64 << 20;

    private readonly string path;
    private readonly FileStream stream;
    private byte[] bytes = new byte[FixedBytes];
    private int position;

    private EdfHeaderReader(string path, FileStream stream)
    {
        this.path = path;
        this.stream = stream;
    }

    /// <summary>Reads the header of <paramref name="stream"/>, from its first byte.</summary>
    internal static EdfHeader Read(string path, FileStream stream) => new EdfHeaderReader(path, stream).Read();

    private EdfHeader Read()
    {
        if (InputFile.Fill(stream, bytes, FixedBytes, path) < FixedBytes)
        {
            throw Bad("header", "the file is shorter than a header");
        }
        if (bytes[0] == 0xFF)
        {
            throw new InputException(path, "version", "this is a BDF file (24 bits a sample), which is not supported", "convert it to EDF");
        }
        string version = Text(8);
        if (version != "0")
        {
            throw new InputException(path, "version", "this is no EDF file", "name an EDF or EDF+ file");
        }
        string patient = Text(80);
        string recording = Text(80);
        string date = Text(8);
        string time = Text(8);
        int headerBytes = Whole(8, "bytes in header", 0, int.MaxValue);
        string reserved = Text(44);
        int announced = Whole(8, "number of data records", -1, int.MaxValue);
        double seconds = Real(8, "duration of a data record");
        int count = Whole(4, "number of signals", 1, 9999);
        if (headerBytes != FixedBytes * (count + 1))
        {
            throw Bad("bytes in header", $"{headerBytes} does not fit {count} signals");
        }
        IReadOnlyList<EdfSignal> signals = Signals(count);
        bool isOnlyAnnotations = signals.All(signal => signal.IsAnnotations);
        if (!(seconds > 0 || (seconds == 0 && isOnlyAnnotations)) || seconds > 1e6)
        {
            throw Bad("duration of a data record", $"{seconds} s is not above 0");
        }
        EdfSignal last = signals[^1];
        EdfHeader header = new()
        {
            Path = path,
            Patient = patient,
            Recording = recording,
            StartTime = Start(date, time),
            HeaderBytes = headerBytes,
            IsDiscontinuous = reserved.StartsWith("EDF+D", StringComparison.Ordinal),
            RecordSeconds = seconds,
            RecordBytes = last.ByteInRecord + (2 * last.SamplesPerRecord),
            Signals = signals,
        };
        if (header.IsDiscontinuous && header.Annotations is null)
        {
            throw Bad("signals", "an EDF+D file needs an 'EDF Annotations' signal for the times of its records");
        }
        return header with { RecordCount = Records(header, announced) };
    }

    private long Records(EdfHeader header, int announced)
    {
        long dataBytes = InputFile.Guard(path, () => stream.Length) - header.HeaderBytes;
        long found = dataBytes / header.RecordBytes;
        // -1 is what a recorder writes while it runs; its file ends where it was cut off.
        if (announced == -1)
        {
            return found;
        }
        bool fits = dataBytes == (long)announced * header.RecordBytes;
        return fits ? announced : throw new InputException(
            path,
            "number of data records",
            $"the header announces {announced} of {header.RecordBytes} bytes but the file holds {dataBytes} bytes of data ({found} records)",
            dataBytes < (long)announced * header.RecordBytes ? "get the whole file again" : "correct the record count in the header");
    }

    private IReadOnlyList<EdfSignal> Signals(int count)
    {
        bytes = new byte[FixedBytes * count];
        position = 0;
        if (InputFile.Fill(stream, bytes, bytes.Length, path) < bytes.Length)
        {
            throw Bad("header", $"the file ends before its {count} signals are described");
        }
        string[] labels = Column(count, _ => Text(16));
        position += 80 * count;
        string[] units = Column(count, _ => Text(8));
        double[] physicalMins = Column(count, i => Real(8, $"physical minimum of signal {i}"));
        double[] physicalMaxs = Column(count, i => Real(8, $"physical maximum of signal {i}"));
        int[] digitalMins = Column(count, i => Whole(8, $"digital minimum of signal {i}", short.MinValue, short.MaxValue));
        int[] digitalMaxs = Column(count, i => Whole(8, $"digital maximum of signal {i}", short.MinValue, short.MaxValue));
        position += 80 * count;
        int[] samples = Column(count, i => Whole(8, $"samples per record of signal {i}", 1, MaxRecordBytes / 2));
        List<EdfSignal> signals = [];
        int offset = 0;
        for (int i = 0; i < count; i++)
        {
            if (digitalMins[i] >= digitalMaxs[i] || physicalMins[i] == physicalMaxs[i])
            {
                throw Bad($"signal {i} ({labels[i]})", "its digital or physical minimum and maximum leave no range");
            }
            signals.Add(new EdfSignal
            {
                Label = labels[i],
                Unit = units[i],
                PhysicalMin = physicalMins[i],
                PhysicalMax = physicalMaxs[i],
                DigitalMin = digitalMins[i],
                DigitalMax = digitalMaxs[i],
                SamplesPerRecord = samples[i],
                ByteInRecord = offset,
            });
            offset += 2 * samples[i];
            if (offset > MaxRecordBytes)
            {
                throw Bad("samples per record", $"a data record would be longer than {MaxRecordBytes} bytes");
            }
        }
        return signals;
    }

    private static T[] Column<T>(int count, Func<int, T> read)
    {
        T[] values = new T[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = read(i);
        }
        return values;
    }

    private string Text(int length)
    {
        string text = Encoding.Latin1.GetString(bytes, position, length).Trim(' ', '\0');
        position += length;
        return text;
    }

    private int Whole(int length, string field, int min, int max)
    {
        string text = Text(length);
        bool isGood = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= min && value <= max;
        return isGood ? value : throw Bad(field, $"'{text}' is no whole number from {min} to {max}");
    }

    private double Real(int length, string field)
    {
        string text = Text(length);
        bool isGood = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value);
        return isGood ? value : throw Bad(field, $"'{text}' is no number");
    }

    private static DateTimeOffset? Start(string date, string time)
    {
        // The clipping date of EDF: 85 to 99 are of the last century. Files made anonymous hold dots or blanks; that is no reason to refuse them.
        bool isGood = DateTime.TryParseExact(date + " " + time, "dd.MM.yy HH.mm.ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime start);
        if (!isGood)
        {
            return null;
        }
        int year = start.Year % 100;
        int century = year >= 85 ? 1900 : 2000;
        return new DateTimeOffset(start.AddYears(century + year - start.Year), TimeSpan.Zero);
    }

    private InputException Bad(string field, string problem) => new(path, field, problem, "get the file again, or correct its header");
}
