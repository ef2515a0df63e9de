using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Recordings.Ec57;

/// <summary>
/// Compares runs of ventricular ectopic beats as ANSI/AAMI EC57 demands (WFDB's rxr): a run is V and F beats in a row, ended by any other beat or by shutdown;
/// fibrillation counts as a run of the greatest length. Each run of one annotator is held against the longest run of the other between 150 ms before its first beat and
/// 150 ms after its last. Written from EC57 and rxr(1); WFDB's program is what its counts were compared with.
/// </summary>
public static class RunComparison
{
    private const int ShutdownBits = 0x30;

    private enum Mark
    {
        Ventricular,
        Break,
        FlutterOn,
        FlutterOff,
    }

    /// <summary>The matrices of <paramref name="test"/> against <paramref name="reference"/>, both in order of time.</summary>
    /// <param name="reference">The truth.</param>
    /// <param name="test">What is judged.</param>
    /// <param name="samplingFrequencyHz">Frames a second that the annotations count in.</param>
    /// <param name="options">Window, learning period and end; null for EC57's.</param>
    public static RunMatrix Compare(
        IReadOnlyList<Annotation> reference, IReadOnlyList<Annotation> test, double samplingFrequencyHz, ComparisonOptions? options = null)
    {
        options ??= new ComparisonOptions();
        long window = (long)Math.Floor((options.MatchWindowS * samplingFrequencyHz) + 0.5);
        long start = (long)Math.Floor((options.LearningPeriodS * samplingFrequencyHz) + 0.5);
        long end = options.EndFrame ?? (reference.Count > 0 ? reference[^1].Sample : 0);
        List<(long Sample, Mark Mark)> truth = Marks(reference);
        List<(long Sample, Mark Mark)> judged = Marks(test);
        RunMatrix matrix = new();
        foreach ((int length, long from, long to) in Runs(truth, start, end, window))
        {
            matrix.CountReferenceRun(length, LongestIn(judged, from, to));
        }
        foreach ((int length, long from, long to) in Runs(judged, start, end, window))
        {
            matrix.CountTestRun(LongestIn(truth, from, to), length);
        }
        return matrix;
    }

    private static List<(long Sample, Mark Mark)> Marks(IReadOnlyList<Annotation> annotations)
    {
        List<(long, Mark)> marks = [];
        bool inFlutter = false;
        bool isShut = false;
        foreach (Annotation one in annotations)
        {
            Mark? mark = null;
            if (BeatClassMap.TryGet(one.Code, out BeatClass beat))
            {
                mark = beat is BeatClass.Ventricular or BeatClass.Fusion ? Mark.Ventricular : Mark.Break;
            }
            else if (one.Code == AnnotationCode.Noise)
            {
                bool shuts = (one.Subtype & ShutdownBits) == ShutdownBits;
                mark = shuts && !isShut ? Mark.Break : null;
                isShut = shuts;
            }
            else if (Flutter(one, inFlutter) is { } isOn && isOn != inFlutter)
            {
                mark = isOn ? Mark.FlutterOn : Mark.FlutterOff;
                inFlutter = isOn;
            }
            if (mark is { } made)
            {
                marks.Add((one.Sample, made));
            }
        }
        return marks;
    }

    // [ and ], and rhythm changes to and from (VF and (VFL, say the same thing; what says it again changes nothing.
    private static bool? Flutter(Annotation one, bool inFlutter) => one.Code switch
    {
        AnnotationCode.FlutterOn => true,
        AnnotationCode.FlutterOff => false,
        AnnotationCode.Rhythm when one.Aux is { Length: > 0 } rhythm => rhythm.StartsWith("(VF", StringComparison.Ordinal),
        _ => inFlutter,
    };

    private static IEnumerable<(int Length, long From, long To)> Runs(List<(long Sample, Mark Mark)> marks, long start, long end, long window)
    {
        int length = 0;
        long from = 0;
        long to = 0;
        foreach ((long sample, Mark mark) in marks)
        {
            if (sample > end)
            {
                // A run that the record's end cuts is not compared.
                yield break;
            }
            if (sample < start)
            {
                // Fibrillation that began in the learning period is a run from its end on.
                length = mark == Mark.FlutterOn ? RunMatrix.Longest : mark == Mark.FlutterOff ? 0 : length;
                from = start - window;
                to = start + window;
                continue;
            }
            if (length == 0)
            {
                if (mark is Mark.Ventricular or Mark.FlutterOn)
                {
                    // As rxr has it: fibrillation ends where it is said to end, or with the next beat that is told in it, and with no end of its own
                    // matches only what is fibrillation when it begins.
                    length = mark == Mark.FlutterOn ? RunMatrix.Longest : 1;
                    from = sample - window;
                    to = mark == Mark.FlutterOn ? to : sample + window;
                }
            }
            else if (mark == Mark.Break)
            {
                yield return (length, from, to);
                length = 0;
            }
            else if (mark != Mark.FlutterOn)
            {
                length = mark == Mark.Ventricular ? Math.Min(RunMatrix.Longest, length + 1) : length;
                to = sample + window;
            }
        }
        if (length > 0)
        {
            yield return (length, from, to);
        }
    }

    private static int LongestIn(List<(long Sample, Mark Mark)> marks, long from, long to)
    {
        int at = FirstFrom(marks, from);
        if (IsInFlutter(marks, at))
        {
            return RunMatrix.Longest;
        }
        int longest = 0;
        int run = 0;
        for (; at < marks.Count && marks[at].Sample <= to; at++)
        {
            if (marks[at].Mark == Mark.FlutterOn)
            {
                return RunMatrix.Longest;
            }
            run = marks[at].Mark == Mark.Ventricular ? run + 1 : 0;
            longest = Math.Clamp(run, longest, RunMatrix.Longest);
        }
        return longest;
    }

    private static int FirstFrom(List<(long Sample, Mark Mark)> marks, long from)
    {
        int low = 0;
        int high = marks.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = marks[middle].Sample < from ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private static bool IsInFlutter(List<(long Sample, Mark Mark)> marks, int before)
    {
        int at = before - 1;
        while (at >= 0 && marks[at].Mark is not (Mark.FlutterOn or Mark.FlutterOff))
        {
            at--;
        }
        return at >= 0 && marks[at].Mark == Mark.FlutterOn;
    }
}
