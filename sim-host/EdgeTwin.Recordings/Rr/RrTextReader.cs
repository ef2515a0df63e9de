using System.Globalization;
using System.Text;
using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Recordings.Rr;

/// <summary>Parses the two texts of a record of RR intervals.</summary>
internal static class RrTextReader
{
    /// <summary>Longest text read: weeks of beats.</summary>
    private const int MaxFileBytes = 64 << 20;

    private static readonly char[] Blanks = [' ', '\t', '\r'];

    /// <summary>Reads start sample, RR in seconds, end sample a line.</summary>
    internal static IReadOnlyList<Annotation> ReadBeats(string path)
    {
        List<Annotation> beats = [];
        foreach ((int number, string[] fields) in Lines(path))
        {
            if (fields.Length != 3)
            {
                throw Bad(path, number, $"has {fields.Length} fields instead of 3");
            }
            long start = Sample(path, number, fields[0]);
            long end = Sample(path, number, fields[2]);
            if (!double.TryParse(fields[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double rrSeconds) || !(rrSeconds > 0))
            {
                throw Bad(path, number, $"'{fields[1]}' is no RR interval in seconds");
            }
            // The listing prints milliseconds; the samples are the finer truth, and a mismatch means another rate or a shifted column.
            if (end <= start || Math.Abs(((end - start) / RrRecord.FrequencyHz) - rrSeconds) > 0.005)
            {
                throw Bad(path, number, $"samples {start} to {end} at {RrRecord.FrequencyHz} Hz are not {fields[1]} s");
            }
            if (beats.Count > 0 && start < beats[^1].Sample)
            {
                throw Bad(path, number, $"sample {start} is before the beat at {beats[^1].Sample}");
            }
            if (beats.Count == 0 || start > beats[^1].Sample)
            {
                beats.Add(new Annotation(start, AnnotationCode.Normal));
            }
            beats.Add(new Annotation(end, AnnotationCode.Normal));
        }
        return beats.Count > 0 ? beats : throw new InputException(path, "", "there are no RR intervals", "name a text of start sample, RR seconds and end sample");
    }

    /// <summary>Reads the rhythm changes: elapsed time, sample, type, sub, chan, num, aux.</summary>
    internal static IReadOnlyList<Annotation> ReadRhythm(string path)
    {
        List<Annotation> rhythm = [];
        foreach ((int number, string[] fields) in Lines(path))
        {
            if (fields[0] == "Elapsed")
            {
                continue;
            }
            if (fields.Length < 3)
            {
                throw Bad(path, number, "is not time, sample, type and text");
            }
            if (fields[2] == "+")
            {
                string? aux = fields.Length > 6 ? fields[6] : null;
                rhythm.Add(new Annotation(Sample(path, number, fields[1]), AnnotationCode.Rhythm, Aux: aux));
            }
        }
        return rhythm;
    }

    private static long Sample(string path, int number, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long sample) && sample < 1L << 48
            ? sample
            : throw Bad(path, number, $"'{(text.Length > 40 ? text[..40] : text)}' is no sample number");

    private static IEnumerable<(int Number, string[] Fields)> Lines(string path)
    {
        string text = Encoding.Latin1.GetString(InputFile.ReadAll(path, MaxFileBytes, "a text of RR intervals"));
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            string[] fields = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 0)
            {
                yield return (number, fields);
            }
        }
    }

    private static InputException Bad(string path, int line, string problem) =>
        new(path, $"line {line}", problem, "correct it, or name a text of start sample, RR seconds and end sample at 250 Hz");
}
