using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Recordings.Scoring;

/// <summary>Episodes as reference annotations tell them.</summary>
public static class EpisodeList
{
    /// <summary>Stretches between a change to the rhythm <paramref name="rhythm"/> (such as <c>(AFIB</c>) and the next change to another one.</summary>
    /// <param name="annotations">In the order of time.</param>
    /// <param name="rhythm">How the annotation's text begins.</param>
    /// <param name="endFrame">Where the record ends: an episode that lasts ends there.</param>
    public static IReadOnlyList<Episode> OfRhythm(IEnumerable<Annotation> annotations, string rhythm, long endFrame)
    {
        List<Episode> episodes = [];
        long start = -1;
        foreach (Annotation one in annotations)
        {
            if (one.Code != AnnotationCode.Rhythm || one.Aux is not { } text)
            {
                continue;
            }
            bool isOn = text.StartsWith(rhythm, StringComparison.Ordinal);
            if (isOn && start < 0)
            {
                start = one.Sample;
            }
            else if (!isOn && start >= 0)
            {
                episodes.Add(new Episode(start, one.Sample));
                start = -1;
            }
        }
        return Ended(episodes, start, endFrame);
    }

    /// <summary>Stretches of ventricular flutter or fibrillation between <c>[</c> and <c>]</c>.</summary>
    /// <param name="annotations">In the order of time.</param>
    /// <param name="endFrame">Where the record ends.</param>
    public static IReadOnlyList<Episode> OfFlutter(IEnumerable<Annotation> annotations, long endFrame)
    {
        List<Episode> episodes = [];
        long start = -1;
        foreach (Annotation one in annotations)
        {
            if (one.Code == AnnotationCode.FlutterOn && start < 0)
            {
                start = one.Sample;
            }
            else if (one.Code == AnnotationCode.FlutterOff && start >= 0)
            {
                episodes.Add(new Episode(start, one.Sample));
                start = -1;
            }
        }
        return Ended(episodes, start, endFrame);
    }

    /// <summary>What of <paramref name="episodes"/> lies from <paramref name="from"/> on and before <paramref name="to"/>.</summary>
    public static IReadOnlyList<Episode> Within(IEnumerable<Episode> episodes, long from, long to) =>
        [.. episodes.Select(one => new Episode(Math.Max(one.Start, from), Math.Min(one.End, to))).Where(one => one.Length > 0)];

    private static List<Episode> Ended(List<Episode> episodes, long start, long endFrame)
    {
        if (start >= 0 && start < endFrame)
        {
            episodes.Add(new Episode(start, endFrame));
        }
        return episodes;
    }
}
