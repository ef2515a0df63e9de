using EdgeTwin.Core.Events;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Resampling;
using EdgeTwin.Recordings.Scoring;

namespace EdgeTwin.Host.Evaluation.Rhythms;

/// <summary>Atrial and ventricular fibrillation of one record against its reference.</summary>
/// <param name="Af">Episodes and durations of atrial fibrillation; atrial flutter in the reference is not counted, neither for nor against.</param>
/// <param name="AfBeats">The same beat by beat, over the reference's beats.</param>
/// <param name="Vf">Episodes and durations of ventricular fibrillation and flutter.</param>
/// <param name="Onsets">Each onset with its delay.</param>
internal sealed record RhythmScore(EpisodeScore Af, BeatwiseScore AfBeats, EpisodeScore Vf, IReadOnlyList<VfOnset> Onsets)
{
    /// <summary>ST episodes; null where the reference does not tell of any.</summary>
    internal EpisodeScore? St { get; init; }

    /// <summary>Kind of each episode told, and how long after its start.</summary>
    internal IReadOnlyList<(EventKind Kind, double DelayS)> Delays { get; private init; } = [];

    /// <summary>Scores <paramref name="result"/> over the frames from <paramref name="from"/> to <paramref name="end"/>.</summary>
    internal static RhythmScore Of(IReadOnlyList<Annotation> reference, ReplayResult result, double frequencyHz, long from, long end)
    {
        SampleTime time = new(frequencyHz);
        IReadOnlyList<Episode> trueAf = EpisodeList.Within(EpisodeList.OfRhythm(reference, "(AFIB", end), from, end);
        IReadOnlyList<Episode> foundAf = EpisodeList.Within(Found(result, EventKind.Af, time, end), from, end);
        IReadOnlyList<Episode> flutter = EpisodeList.Within(EpisodeList.OfRhythm(reference, "(AFL", end), from, end);
        IReadOnlyList<Episode> trueVf = EpisodeList.Within(EpisodeList.OfFlutter(reference, end), from, end);
        IReadOnlyList<Episode> foundVf = EpisodeList.Within(Found(result, EventKind.Vf, time, end), from, end);
        IEnumerable<long> beats = reference.Where(one => AnnotationCode.IsBeat(one.Code) && one.Sample >= from && one.Sample < end).Select(one => one.Sample);
        return new RhythmScore(
            EpisodeScore.Compare(trueAf, foundAf, flutter), BeatwiseScore.Compare(beats, trueAf, foundAf, flutter), EpisodeScore.Compare(trueVf, foundVf, []),
            FindOnsets(trueVf, result, frequencyHz, from))
        {
            Delays = [.. TellingDelay.In(result)],
        };
    }

    private static IEnumerable<Episode> Found(ReplayResult result, EventKind kind, SampleTime time, long end) =>
        result.Events.Where(one => one.Kind == kind).Select(one => new Episode(time.ToFrame(one.StartSample), one.EndSample is { } last ? time.ToFrame(last) : end));

    private static List<VfOnset> FindOnsets(IReadOnlyList<Episode> reference, ReplayResult result, double frequencyHz, long from)
    {
        List<VfOnset> onsets = [];
        HashSet<ReplayedEvent> used = [];
        foreach (Episode one in reference)
        {
            double startS = one.Start / frequencyHz;
            ReplayedEvent? match = result.Events.FirstOrDefault(e => e.Kind == EventKind.Vf && e.StartS < one.End / frequencyHz && (e.EndS ?? double.MaxValue) > startS);
            onsets.Add(new VfOnset(startS, match?.StartS, match?.DecidedS));
            if (match is not null)
            {
                used.Add(match);
            }
        }
        onsets.AddRange(result.Events.Where(e => e.Kind == EventKind.Vf && !used.Contains(e) && e.StartS * frequencyHz >= from && !Touches(reference, e, frequencyHz))
            .Select(e => new VfOnset(null, e.StartS, e.DecidedS)));
        return [.. onsets.OrderBy(one => one.ReferenceS ?? one.FoundS)];
    }

    private static bool Touches(IReadOnlyList<Episode> reference, ReplayedEvent told, double frequencyHz) =>
        reference.Any(one => told.StartS < one.End / frequencyHz && (told.EndS ?? double.MaxValue) > one.Start / frequencyHz);
}
