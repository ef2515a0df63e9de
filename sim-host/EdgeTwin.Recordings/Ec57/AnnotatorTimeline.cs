using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Recordings.Ec57;

/// <summary>One annotator's file seen as EC57 sees it: beats in order, stretches of ventricular flutter or fibrillation, stretches of shutdown.</summary>
internal sealed class AnnotatorTimeline
{
    internal const long Never = long.MaxValue / 4;
    private const int ShutdownBits = 0x30;

    private readonly List<(long Sample, BeatClass Class)> _beats = [];
    private readonly List<(long First, long Last)> _flutter = [];
    private readonly List<(long First, long Last)> _shutdown = [];

    internal AnnotatorTimeline(IReadOnlyList<Annotation> annotations, long windowFrames, long endFrame)
    {
        bool inFlutter = false;
        long flutterFrom = 0;
        for (int i = 0; i < annotations.Count; i++)
        {
            Annotation a = annotations[i];
            if (inFlutter)
            {
                // No beat can be told within flutter, and bxb reads nothing there: neither beats nor noise marks.
                if (a.Code == AnnotationCode.FlutterOff)
                {
                    _flutter.Add((flutterFrom, a.Sample));
                    inFlutter = false;
                }
            }
            else if (a.Code == AnnotationCode.FlutterOn)
            {
                inFlutter = true;
                flutterFrom = a.Sample;
            }
            else if (BeatClassMap.TryGet(a.Code, out BeatClass beat))
            {
                HasPaced |= a.Code is 12 or 38;
                _beats.Add((a.Sample, beat));
            }
            else if (IsShutdown(a))
            {
                _shutdown.Add(ShutdownFrom(annotations, i, windowFrames, endFrame));
            }
        }
        if (inFlutter)
        {
            // Flutter that the annotator never closes lasts to the end. (bxb does so for the first episode only: after a closed one it
            // goes on with the old end. That is not followed: it would count fibrillation as false beats.)
            _flutter.Add((flutterFrom, Never));
        }
    }

    internal bool HasPaced { get; }

    internal int Count => _beats.Count;

    internal long ShutdownFrames => _shutdown.Sum(s => Math.Max(0, s.Last - s.First));

    internal long Sample(int i) => i < _beats.Count ? _beats[i].Sample : Never;

    internal BeatClass Class(int i) => _beats[i].Class;

    internal bool InFlutter(long sample) => Inside(_flutter, sample);

    internal bool InShutdown(long sample) => Inside(_shutdown, sample);

    private static bool IsShutdown(Annotation a) => a.Code == AnnotationCode.Noise && (a.Subtype & ShutdownBits) == ShutdownBits;

    /// <summary>
    /// Two conventions live side by side. MIT and ESC: shutdown lasts to a resume mark (noise without the two bits), which is the next annotation.
    /// AHA: one mark in the middle, so that the stretch runs from the match window after the beat before to the match window before whatever follows.
    /// </summary>
    private (long First, long Last) ShutdownFrom(IReadOnlyList<Annotation> annotations, int at, long windowFrames, long endFrame)
    {
        if (at + 1 == annotations.Count)
        {
            return (annotations[at].Sample, endFrame);
        }
        Annotation next = annotations[at + 1];
        if (next.Code == AnnotationCode.Noise && !IsShutdown(next))
        {
            return (annotations[at].Sample, next.Sample);
        }
        long before = _beats.Count > 0 ? _beats[^1].Sample : 0;
        return (before + windowFrames, next.Sample - windowFrames);
    }

    private static bool Inside(List<(long First, long Last)> stretches, long sample)
    {
        foreach ((long first, long last) in stretches)
        {
            if (sample >= first && sample <= last)
            {
                return true;
            }
        }
        return false;
    }
}
