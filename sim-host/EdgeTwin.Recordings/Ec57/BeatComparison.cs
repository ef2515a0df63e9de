using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Recordings.Ec57;

/// <summary>
/// Compares two annotators beat by beat as ANSI/AAMI EC57 demands. Written from bxb(1)'s manual page, the WFDB Applications Guide and EC57; where they leave
/// a choice, the counts of the bxb program itself decided, found by probing it as a black box. On randomised pairs and detectors' outputs the matrices agree exactly.
/// </summary>
public static class BeatComparison
{
    /// <summary>The class of a beat with the annotation code <paramref name="code"/>; null where the code marks no beat.</summary>
    public static BeatClass? ClassOf(int code) => BeatClassMap.TryGet(code, out BeatClass beat) ? beat : null;

    /// <summary>The matrix of <paramref name="test"/> against <paramref name="reference"/>, both in order of time.</summary>
    /// <param name="reference">The truth.</param>
    /// <param name="test">What is judged.</param>
    /// <param name="samplingFrequencyHz">Frames a second that the annotations count in.</param>
    /// <param name="options">Window, learning period and end; null for EC57's.</param>
    /// <param name="pairs">Takes each count with its place; null where nobody wants them.</param>
    public static BeatMatrix Compare(
        IReadOnlyList<Annotation> reference, IReadOnlyList<Annotation> test, double samplingFrequencyHz, ComparisonOptions? options = null,
        ICollection<BeatPair>? pairs = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samplingFrequencyHz);
        options ??= new ComparisonOptions();
        long window = Frames(options.MatchWindowS, samplingFrequencyHz);
        long start = Frames(options.LearningPeriodS, samplingFrequencyHz);
        long end = options.EndFrame ?? (reference.Count > 0 ? reference[^1].Sample : 0);
        AnnotatorTimeline truth = new(reference, window, end);
        AnnotatorTimeline judged = new(test, window, end);
        BeatMatrix matrix = new() { TestShutdownFrames = judged.ShutdownFrames, Paced = truth.HasPaced };
        Pair(truth, judged, window, start, end, (beat, called, sample) =>
        {
            matrix.Count(beat, called);
            pairs?.Add(new BeatPair(sample, beat, called));
        });
        return matrix;
    }

    /// <summary>Seconds to whole frames, half up: at 250 Hz the window is 38 frames, at 128 Hz 19, as in WFDB's strtim.</summary>
    private static long Frames(double seconds, double samplingFrequencyHz) => (long)Math.Floor((seconds * samplingFrequencyHz) + 0.5);

    private static void Pair(AnnotatorTimeline truth, AnnotatorTimeline judged, long window, long start, long end, Action<BeatClass, BeatClass, long> count)
    {
        int r = 0;
        while (truth.Sample(r) < start)
        {
            r++;
        }
        int t = SkipLearningPeriod(judged, truth.Sample(r), window, start);
        while (Math.Min(truth.Sample(r), judged.Sample(t)) <= end)
        {
            bool matched = Matches(truth, r, judged, t, window);
            bool judgedFirst = judged.Sample(t) < truth.Sample(r);
            if (matched)
            {
                count(truth.Class(r), judged.Class(t++), truth.Sample(r++));
            }
            else if (judgedFirst)
            {
                CountExtra(truth, judged, t++, count);
            }
            else
            {
                count(truth.Class(r), judged.InShutdown(truth.Sample(r)) ? BeatClass.Shutdown : BeatClass.None, truth.Sample(r));
                r++;
            }
        }
    }

    /// <summary>
    /// The first test beat of the test period. A beat of the learning period may be marked up to a window late, so its partner must not be held against the annotator:
    /// one test beat within the window after the start is forgiven if the next one suits the first reference beat better.
    /// And one that comes before the start is kept if it is the best partner of a reference beat after it.
    /// </summary>
    private static int SkipLearningPeriod(AnnotatorTimeline judged, long firstTruth, long window, long start)
    {
        int t = 0;
        while (judged.Sample(t) < start && (NextIsNearer(judged, t, firstTruth) || firstTruth - judged.Sample(t) > window))
        {
            t++;
        }
        long sample = judged.Sample(t);
        bool late = sample >= start && sample <= start + window;
        return late && NextIsNearer(judged, t, firstTruth) ? t + 1 : t;
    }

    private static bool NextIsNearer(AnnotatorTimeline judged, int t, long truth)
        => Math.Abs(truth - judged.Sample(t + 1)) < Math.Abs(truth - judged.Sample(t));

    /// <summary>
    /// Within the window, and either no neighbour that comes later would suit better, or that neighbour has a better partner of its own. Without the second clause,
    /// two close pairs that lag alike would be torn apart into a miss, a false beat and one pair.
    /// </summary>
    private static bool Matches(AnnotatorTimeline truth, int r, AnnotatorTimeline judged, int t, long window)
    {
        long a = truth.Sample(r);
        long b = judged.Sample(t);
        long distance = Math.Abs(a - b);
        if (distance > window || a == AnnotatorTimeline.Never || b == AnnotatorTimeline.Never)
        {
            return false;
        }
        long nextTruth = truth.Sample(r + 1);
        long nextJudged = judged.Sample(t + 1);
        long rival = b < a ? Math.Abs(a - nextJudged) : Math.Abs(b - nextTruth);
        return distance < rival || Math.Abs(nextTruth - nextJudged) < rival;
    }

    private static void CountExtra(AnnotatorTimeline truth, AnnotatorTimeline judged, int t, Action<BeatClass, BeatClass, long> count)
    {
        long sample = judged.Sample(t);
        if (!truth.InFlutter(sample))
        {
            count(truth.InShutdown(sample) ? BeatClass.Shutdown : BeatClass.None, judged.Class(t), sample);
        }
    }
}
