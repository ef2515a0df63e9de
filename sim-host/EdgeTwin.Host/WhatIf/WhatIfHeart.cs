using EdgeTwin.Core;
using EdgeTwin.Host.Evaluation.Ischaemia;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Resampling;

namespace EdgeTwin.Host.WhatIf;

/// <summary>The heart that is experimented on: a signal with its beats. Whatever gives these, a recording or a model, can be a source.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">What it is, in words.</param>
/// <param name="Microvolts">ECG of one lead, uV at 250 Hz, <see cref="ISampleSource.Missing"/> where samples are missing.</param>
/// <param name="Beats">Its R peaks.</param>
/// <param name="BeatsFrom">Where these come from, in words.</param>
internal sealed record WhatIfHeart(string Name, string Source, int[] Microvolts, IReadOnlyList<long> Beats, string BeatsFrom)
{
    private const int FewestBeats = 8;
    private const double MinuteS = 60;
    private const int BeforeQrs = 20;
    private const int HalfQrs = 15;

    /// <summary>From the R peak to the pulse's foot, ms.</summary>
    internal double ArrivalMs { get; init; } = 250;

    /// <summary>Height of the infrared pulse in parts of its light, per cent.</summary>
    internal double PerfusionPercent { get; init; } = 1.5;

    internal double LengthS => (double)Microvolts.Length / Limits.SampleRateHz;

    /// <summary>The heart of a recording: beats of its reference annotations or, without these, as the device finds them.</summary>
    internal static WhatIfHeart Load(string path, string? signal, string annotator, CancellationToken cancellation)
    {
        using ReplayedRecord record = ReplayedRecord.Open(path, signal);
        using ISampleSource source = record.OpenSource();
        int[] samples = source.ReadAll();
        string? truth = RecordingOpener.FindAnnotations(path, annotator);
        SampleTime time = new(record.FrequencyHz);
        IEnumerable<long> beats = truth is null
            ? ReplayPipeline.Run(new ArraySource(samples), new TwinSettings(), null, cancellation).Beats.Select(beat => beat.SampleIndex)
            : AnnotationFile.ReadFor(truth, record.FrequencyHz).Where(one => AnnotationCode.IsBeat(one.Code)).Select(one => time.ToSample(one.Sample));
        long[] inside = [.. beats.Where(at => at >= 0 && at < samples.Length)];
        return inside.Length >= FewestBeats
            ? new WhatIfHeart(record.Name, record.Facts().Source, samples, inside, truth is null ? "found by the device" : $"of the reference annotations ({annotator})")
            : throw new InputException(path, "", $"it has {inside.Length} beats, too few to change", "name a longer recording, or another --signal");
    }

    /// <summary>Median rate in the minute before a moment, beats a minute.</summary>
    /// <exception cref="InputException">There are too few beats.</exception>
    internal double RateBefore(double seconds)
    {
        long[] near = [.. Beats.Where(beat => beat <= seconds * Limits.SampleRateHz && beat > (seconds - MinuteS) * Limits.SampleRateHz)];
        if (near.Length < FewestBeats)
        {
            throw new InputException(Name, "", FormattableString.Invariant($"there are only {near.Length} beats in the minute before {seconds:0.#} s"), "choose another place with --at");
        }
        long[] intervals = [.. near.Skip(1).Zip(near, (later, earlier) => later - earlier).Order()];
        return MinuteS * Limits.SampleRateHz / Math.Max(1, intervals[intervals.Length / 2]);
    }

    /// <summary>Median height of the QRS complexes over the signal 80 ms before their R peaks, uV, with the sign that most have.</summary>
    internal double PeakUv()
    {
        int[] heights = [.. Beats.Where(at => at >= BeforeQrs && at + HalfQrs < Microvolts.Length).Select(HeightAt).Where(height => height != 0)];
        int[] sizes = [.. heights.Select(Math.Abs).Order()];
        return sizes.Length == 0 ? 0 : sizes[sizes.Length / 2] * (2 * heights.Count(height => height > 0) >= heights.Length ? 1 : -1);
    }

    // The sample within 60 ms of the R peak that is farthest from the level before it: small and biphasic complexes have no height at the R peak itself.
    private int HeightAt(long at)
    {
        int level = Microvolts[at - BeforeQrs];
        int height = 0;
        for (long n = at - HalfQrs; n <= at + HalfQrs; n++)
        {
            if (level != ISampleSource.Missing && Microvolts[n] != ISampleSource.Missing && Math.Abs(Microvolts[n] - level) > Math.Abs(height))
            {
                height = Microvolts[n] - level;
            }
        }
        return height;
    }
}
