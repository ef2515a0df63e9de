using System.Globalization;
using System.Text;

namespace EdgeTwin.Recordings.Edf;

/// <summary>Time-stamped annotation lists, the texts of EDF+ (Kemp and Olivan 2003, section 2.2.2).</summary>
internal static class EdfTal
{
    private const byte TextEnd = 20;
    private const byte DurationStart = 21;

    /// <summary>Parses the lists in one data record. The first text of the first list is empty and only keeps the record's time.</summary>
    internal static List<EdfAnnotation> Parse(string path, long record, ReadOnlySpan<byte> bytes)
    {
        List<EdfAnnotation> found = [];
        while (bytes.Length > 0 && bytes[0] != 0)
        {
            int end = bytes.IndexOf((byte)0);
            ReadOnlySpan<byte> list = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            int stamp = list.IndexOf(TextEnd);
            if (stamp < 0)
            {
                throw Bad(path, record, "a list has no end mark after its time");
            }
            (double onset, double? duration) = Stamp(path, record, list[..stamp]);
            ReadOnlySpan<byte> texts = list[(stamp + 1)..];
            while (texts.Length > 0)
            {
                int textEnd = texts.IndexOf(TextEnd);
                ReadOnlySpan<byte> text = textEnd < 0 ? texts : texts[..textEnd];
                texts = textEnd < 0 ? [] : texts[(textEnd + 1)..];
                found.Add(new EdfAnnotation(onset, duration, Encoding.UTF8.GetString(text)));
            }
        }
        return found;
    }

    /// <summary>The bytes of a list with one text.</summary>
    internal static byte[] Encode(double onsetSeconds, double? durationSeconds, string text)
    {
        string onset = (onsetSeconds < 0 ? "-" : "+") + Math.Abs(onsetSeconds).ToString("0.######", CultureInfo.InvariantCulture);
        string duration = durationSeconds is { } seconds ? (char)DurationStart + seconds.ToString("0.######", CultureInfo.InvariantCulture) : "";
        // The marks themselves must not stand in a text.
        string clean = new([.. text.Select(c => c is '\0' or (char)TextEnd or (char)DurationStart ? ' ' : c)]);
        return Encoding.UTF8.GetBytes($"{onset}{duration}{(char)TextEnd}{clean}{(char)TextEnd}\0");
    }

    private static (double Onset, double? Duration) Stamp(string path, long record, ReadOnlySpan<byte> stamp)
    {
        int mark = stamp.IndexOf(DurationStart);
        double onset = Number(path, record, mark < 0 ? stamp : stamp[..mark]);
        return (onset, mark < 0 ? null : Number(path, record, stamp[(mark + 1)..]));
    }

    private static double Number(string path, long record, ReadOnlySpan<byte> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && Math.Abs(value) < 1e10
            ? value
            : throw Bad(path, record, "a time or duration is no number");

    private static InputException Bad(string path, long record, string problem) =>
        new(path, $"EDF Annotations of data record {record}", problem, "get the file again, or export it anew");
}
