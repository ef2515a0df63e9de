using System.Globalization;
using System.Text.RegularExpressions;
using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Recordings.Scoring;

/// <summary>
/// ST episodes as the European ST-T database annotates them: ST changes whose text is <c>(ST0+</c> at an onset, <c>AST0+200</c> at the extremum and <c>ST0+)</c> at the
/// end, where 0 is the number of the signal and - stands for depression (PhysioNet, edb; Taddei 1992, Eur Heart J 13:1164).
/// </summary>
public static partial class StEpisodeList
{
    /// <summary>True where the record is annotated for ST at all.</summary>
    public static bool IsAnnotated(IEnumerable<Annotation> annotations) => annotations.Any(one => one.Code == AnnotationCode.StChange && one.Aux is { } text && Text().IsMatch(text));

    /// <summary>The episodes of one signal, in the order of their onsets.</summary>
    /// <param name="annotations">In the order of time.</param>
    /// <param name="signal">Number of the signal.</param>
    /// <param name="endFrame">Where the record ends: an episode that lasts ends there.</param>
    public static IReadOnlyList<PeakedEpisode> Of(IEnumerable<Annotation> annotations, int signal, long endFrame)
    {
        List<PeakedEpisode> episodes = [];
        long start = -1;
        long extreme = -1;
        foreach (Annotation one in annotations)
        {
            Match text = one.Code == AnnotationCode.StChange && one.Aux is { } aux ? Text().Match(aux) : Match.Empty;
            if (!text.Success || int.Parse(text.Groups["signal"].Value, CultureInfo.InvariantCulture) != signal)
            {
                continue;
            }
            if (text.Groups["begin"].Success)
            {
                start = start < 0 ? one.Sample : start;
                extreme = -1;
            }
            else if (text.Groups["extreme"].Success)
            {
                extreme = one.Sample;
            }
            else if (start >= 0)
            {
                episodes.Add(Ended(start, extreme, one.Sample));
                start = -1;
            }
        }
        if (start >= 0 && start < endFrame)
        {
            episodes.Add(Ended(start, extreme, endFrame));
        }
        return episodes;
    }

    private static PeakedEpisode Ended(long start, long extreme, long end) => new(new Episode(start, end), extreme < 0 ? (start + end) / 2 : extreme);

    [GeneratedRegex(@"^(?:(?<begin>\()ST(?<signal>\d)[+-]|(?<extreme>A)ST(?<signal>\d)[+-]\d*|ST(?<signal>\d)[+-](?<end>\)))")]
    private static partial Regex Text();
}
