using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Host.Evaluation.Ischaemia;
using EdgeTwin.Host.Evaluation.Rhythms;
using EdgeTwin.Host.Evaluation.Stress;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Ec57;
using EdgeTwin.Recordings.Noise;
using EdgeTwin.Recordings.Scoring;

namespace EdgeTwin.Host.Evaluation;

/// <summary>Scores the records of a folder against their reference annotations.</summary>
internal static class DatabaseScore
{
    /// <summary>The records of <paramref name="folder"/> that have annotations, or those that were asked for, in the order of their names.</summary>
    /// <exception cref="InputException">The folder is missing or holds none.</exception>
    internal static IReadOnlyList<string> Find(string folder, string annotator, IReadOnlyList<string>? wanted, bool mayLackReference)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException(folder, "", "there is no such folder", "name the folder that holds the records");
        }
        if (wanted is not null)
        {
            return [.. wanted.Select(name => Path.Combine(folder, name))];
        }
        string[] records = [.. Directory.EnumerateFiles(folder, "*.hea").Select(path => Path.ChangeExtension(path, null))
            .Where(path => File.Exists($"{path}.{annotator}")).Order(StringComparer.Ordinal)];
        IReadOnlyList<string> found = records.Length > 0 ? records : RhythmSource.Find(folder, mayLackReference);
        return found.Count > 0 ? found
            : throw new InputException(folder, "", $"no record with .{annotator} annotations is in it", "name another folder, or another --annotator");
    }

    /// <summary>Scores <paramref name="records"/> with <paramref name="jobs"/> at a time; the order is that of the list, whatever finishes first.</summary>
    internal static IReadOnlyList<RecordScore> Score(IReadOnlyList<string> records, string annotator, EvaluationChoices choices, int jobs, Action<double> progress, CancellationToken cancellation)
    {
        RecordScore[] scores = new RecordScore[records.Count];
        int done = 0;
        ParallelOptions options = new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        Parallel.For(0, records.Count, options, i =>
        {
            scores[i] = ScoreOne(records[i], annotator, choices, cancellation);
            progress((double)Interlocked.Increment(ref done) / records.Count);
        });
        return scores;
    }

    private static RecordScore ScoreOne(string path, string annotator, EvaluationChoices choices, CancellationToken cancellation)
    {
        try
        {
            string? truth = RecordingOpener.FindAnnotations(path, annotator);
            using IRecording? noise = OpenNoise(choices.Stress);
            using ReplayedRecord record = Open(path, truth, choices, noise);
            IReadOnlyList<Annotation>? reference = truth is null ? RhythmSource.OfBeats(path) : AnnotationFile.ReadFor(truth, record.FrequencyHz);
            reference ??= OnsetFile.Of(choices.Onsets, record.Name, record.FrequencyHz);
            string? label = reference is null ? StripLabels.Find(path) : null;
            if (reference is null && label is null && !choices.MayLackReference)
            {
                throw new InputException(path, "", $"it has no .{annotator} annotations", "leave it out with --records, or name another --annotator");
            }
            ReplayResult result = record.Replay(new TwinSettings(), null, cancellation);
            List<BeatPair> pairs = [];
            return new RecordScore(record.Name, truth is null ? null : Beats(record, reference!, result, choices, pairs), null)
            {
                Path = path,
                FrequencyHz = record.FrequencyHz,
                Pairs = pairs,
                Runs = truth is null ? null : RunComparison.Compare(reference!, Found(record, result, choices), record.FrequencyHz, Options(record, choices)),
                Result = result,
                Rhythm = label is null ? Rhythm(record, reference ?? [], result, choices) : null,
                Strip = label is null ? null
                    : new StripVerdict(label, result.Events.Any(one => one.Kind == EventKind.Af), result.Events.Any(one => one.Kind == EventKind.Vf), result.JudgedIntervals > 0),
            };
        }
        catch (InputException bad)
        {
            return new RecordScore(Path.GetFileName(path), null, bad.Message);
        }
    }

    /// <summary>Opens a record as it is to be replayed: with noise, and with what else is to be done to it.</summary>
    /// <param name="path">The record.</param>
    /// <param name="truth">Its reference annotations, whose beats the noise is measured by; null where it has none.</param>
    /// <param name="choices">What is to be done to it.</param>
    /// <param name="noise">What <see cref="OpenNoise"/> gave; stays the caller's.</param>
    internal static ReplayedRecord Open(string path, string? truth, EvaluationChoices choices, IRecording? noise)
    {
        if (noise is null)
        {
            return ReplayedRecord.Open(path, null, choices.Leads, null, choices.Stress);
        }
        if (truth is null)
        {
            throw new InputException(path, "", "it has no reference beats to measure the noise by", "leave it out with --records, or leave --noise away");
        }
        return ReplayedRecord.Open(path, null, choices.Leads, clean => new NoisyRecording(
            clean, AnnotationFile.ReadFor(truth, clean.SamplingFrequencyHz), noise, choices.Stress!.SnrDb), choices.Stress);
    }

    /// <summary>The record of noise; null where none is to be added.</summary>
    internal static IRecording? OpenNoise(StressOptions? stress) => stress?.NoiseRecord is { } noise ? RecordingOpener.Open(noise) : null;

    private static BeatMatrix Beats(ReplayedRecord record, IReadOnlyList<Annotation> reference, ReplayResult result, EvaluationChoices choices, List<BeatPair> pairs) =>
        BeatComparison.Compare(reference, Found(record, result, choices), record.FrequencyHz, Options(record, choices), pairs);

    private static IReadOnlyList<Annotation> Found(ReplayedRecord record, ReplayResult result, EvaluationChoices choices)
    {
        IReadOnlyList<ReplayedBeat> beats = choices.IsGated ? [.. result.Beats.Where(beat => beat.IsReliable)] : result.Beats;
        // Runs take fibrillation from the rhythm changes, as rxr does from the file that replay writes.
        return [.. RhythmAnnotations.Of(result.Events, record.FrequencyHz).Concat(ReplayFiles.Annotations(beats, record.FrequencyHz)).OrderBy(one => one.Sample)];
    }

    private static ComparisonOptions Options(ReplayedRecord record, EvaluationChoices choices) =>
        new() { EndFrame = record.FrameCount, LearningPeriodS = choices.LearningS };

    private static RhythmScore Rhythm(ReplayedRecord record, IReadOnlyList<Annotation> reference, ReplayResult result, EvaluationChoices choices)
    {
        long end = record.FrameCount ?? (long)(result.DurationS * record.FrequencyHz) + 1;
        long from = (long)(choices.LearningS * record.FrequencyHz);
        return RhythmScore.Of(reference, result, record.FrequencyHz, from, end) with
        {
            St = StEpisodes.Compare(reference, result, record.SignalNumber, record.FrequencyHz, from, end),
        };
    }
}
