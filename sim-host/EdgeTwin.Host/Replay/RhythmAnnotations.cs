using EdgeTwin.Core.Events;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Resampling;

namespace EdgeTwin.Host.Replay;

/// <summary>Episodes as MIT rhythm changes: <c>(AFIB</c>, <c>(VFL</c>, <c>(VT</c>, <c>(IVR</c>, <c>(B</c> or <c>(T</c> at an onset, <c>(N</c> or what goes on underneath at an end.</summary>
internal static class RhythmAnnotations
{
    // The graver hides the other where both last.
    private static readonly (EventKind Kind, string Name)[] Names =
    [
        (EventKind.Vf, "(VFL"), (EventKind.Vt, "(VT"), (EventKind.VRun, "(IVR"), (EventKind.Af, "(AFIB"), (EventKind.Bigeminy, "(B"), (EventKind.Trigeminy, "(T"),
    ];

    /// <summary>The rhythm's name in the MIT format, such as <c>(AFIB</c>; null for a kind that is no rhythm of that format.</summary>
    internal static string? NameOf(string kind) => Array.Find(Names, name => EventNames.Of(name.Kind) == kind).Name;

    /// <summary>Rhythm changes in the record's own frames, in the order of time; none where nothing was told.</summary>
    internal static IReadOnlyList<Annotation> Of(IReadOnlyList<ReplayedEvent> events, double frequencyHz)
    {
        SampleTime time = new(frequencyHz);
        (long Start, long End, int Rank)[] episodes = [.. events.Select(one => (Rank: Array.FindIndex(Names, name => name.Kind == one.Kind), Told: one)).Where(one => one.Rank >= 0)
            .Select(one => (time.ToFrame(one.Told.StartSample), one.Told.EndSample is { } end ? time.ToFrame(end) : long.MaxValue, one.Rank))];
        List<Annotation> changes = [];
        string now = "(N";
        foreach (long at in episodes.SelectMany(one => (long[])[one.Start, one.End]).Where(at => at < long.MaxValue).Distinct().Order())
        {
            int rank = episodes.Where(one => one.Start <= at && at < one.End).Select(one => one.Rank).DefaultIfEmpty(-1).Min();
            string name = rank < 0 ? "(N" : Names[rank].Name;
            if (name != now)
            {
                changes.Add(new Annotation(at, AnnotationCode.Rhythm, Aux: name));
                now = name;
            }
        }
        return changes;
    }
}
