using System.Globalization;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Host.Evaluation.Rhythms;

/// <summary>
/// Onsets of ventricular fibrillation read by eye, for records without annotations: a line <c>record seconds</c> each, and what follows a <c>#</c> is a remark.
/// Each lasts to its record's end.
/// </summary>
internal static class OnsetFile
{
    internal static IReadOnlyDictionary<string, double> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, "", "the file of onsets cannot be read", "check its name");
        }
        Dictionary<string, double> onsets = [];
        for (int i = 0; i < lines.Length; i++)
        {
            string[] fields = lines[i].Split('#')[0].Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 0)
            {
                continue;
            }
            if (fields.Length != 2 || !double.TryParse(fields[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) || !(seconds >= 0 && seconds < 1e9))
            {
                throw new InputException(path, $"line {i + 1}", "is not a record and its onset in seconds", "correct it");
            }
            onsets[fields[0]] = seconds;
        }
        return onsets;
    }

    /// <summary>The onset as a reference; null where the record has none.</summary>
    internal static IReadOnlyList<Annotation>? Of(IReadOnlyDictionary<string, double>? onsets, string record, double frequencyHz) =>
        onsets is not null && onsets.TryGetValue(record, out double seconds) ? [new Annotation((long)(seconds * frequencyHz), AnnotationCode.FlutterOn)] : null;
}
