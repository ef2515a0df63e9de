using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Rr;
using EdgeTwin.Recordings.Scoring;

namespace EdgeTwin.Host.Evaluation.Rhythms;

/// <summary>Where rhythm references stand that are no annotation files: listings beside texts of RR intervals, and the labels of strips.</summary>
internal static class RhythmSource
{
    /// <summary>Records of <paramref name="folder"/> with such a reference, in the order of their names; or, where none has one and it may be, all signals.</summary>
    internal static IReadOnlyList<string> Find(string folder, bool mayLackReference)
    {
        string[] texts = [.. Directory.EnumerateFiles(folder, "*.txt").Where(path => RrRecord.FindRhythm(path) is not null).Order(StringComparer.Ordinal)];
        if (texts.Length > 0)
        {
            return texts;
        }
        bool hasLabels = File.Exists(Path.Combine(folder, StripLabels.FileName));
        return hasLabels || mayLackReference ? [.. Directory.EnumerateFiles(folder, "*.hea").Select(path => Path.ChangeExtension(path, null)!).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>The rhythm beside a text of RR intervals, with its beats; null where there is none.</summary>
    internal static IReadOnlyList<Annotation>? OfBeats(string path)
    {
        if (!path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) || RrRecord.FindRhythm(path) is not { } listing)
        {
            return null;
        }
        using RrRecord record = RrRecord.Open(path);
        return [.. record.Beats.Concat(RrRecord.ReadRhythm(listing)).OrderBy(one => one.Sample).ThenBy(one => one.Code != AnnotationCode.Rhythm)];
    }
}
