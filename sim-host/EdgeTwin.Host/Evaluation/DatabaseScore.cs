using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Host.Evaluation.Rhythms;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Ec57;
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
            using ReplayedRecord record = ReplayedRecord.Open(path, null, choices.Leads);
            string? truth = RecordingOpener.FindAnnotations(path, annotator);
            IReadOnlyList<Annotation>? reference = truth is null ? RhythmSource.OfBeats(path) : AnnotationFile.ReadFor(truth, record.FrequencyHz);
            string? label = reference is null ? StripLabels.Find(path) : null;
            if (reference is null && label is null && !choices.MayLackReference)
            {
                throw new InputException(path, "", $"it has no .{annotator} annotations", "leave it out with --records, or name another --annotator");
            }
            ReplayResult result = record.Replay(new TwinSettings(), null, cancellation);
            return new RecordScore(record.Name, truth is null ? null : Beats(record, reference!, result, choices), null)
            {
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

    private static BeatMatrix Beats(ReplayedRecord record, IReadOnlyList<Annotation> reference, ReplayResult result, EvaluationChoices choices)
    {
        IReadOnlyList<ReplayedBeat> beats = choices.IsGated ? [.. result.Beats.Where(beat => beat.IsReliable)] : result.Beats;
        IReadOnlyList<Annotation> found = ReplayFiles.Annotations(beats, record.FrequencyHz);
        ComparisonOptions options = new() { EndFrame = record.FrameCount, LearningPeriodS = choices.LearningS };
        return BeatComparison.Compare(reference, found, record.FrequencyHz, options);
    }

    private static RhythmScore Rhythm(ReplayedRecord record, IReadOnlyList<Annotation> reference, ReplayResult result, EvaluationChoices choices)
    {
        long end = record.FrameCount ?? (long)(result.DurationS * record.FrequencyHz) + 1;
        return RhythmScore.Of(reference, result, record.FrequencyHz, (long)(choices.LearningS * record.FrequencyHz), end);
    }
}
