using EdgeTwin.Core;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation;

/// <summary>Scores the records of a folder against their reference annotations.</summary>
internal static class DatabaseScore
{
    /// <summary>The records of <paramref name="folder"/> that have annotations, or those that were asked for, in the order of their names.</summary>
    /// <exception cref="InputException">The folder is missing or holds none.</exception>
    internal static IReadOnlyList<string> Find(string folder, string annotator, IReadOnlyList<string>? wanted)
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
        return records.Length > 0 ? records
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
            using ReplayedRecord record = ReplayedRecord.Open(path, null);
            string truth = RecordingOpener.FindAnnotations(path, annotator)
                ?? throw new InputException(path, "", $"it has no .{annotator} annotations", "leave it out with --records, or name another --annotator");
            IReadOnlyList<Annotation> reference = AnnotationFile.ReadFor(truth, record.FrequencyHz);
            ReplayResult result = record.Replay(new TwinSettings(), null, cancellation);
            IReadOnlyList<ReplayedBeat> beats = choices.IsGated ? [.. result.Beats.Where(beat => beat.IsReliable)] : result.Beats;
            IReadOnlyList<Annotation> found = ReplayFiles.Annotations(beats, record.FrequencyHz);
            ComparisonOptions options = new() { EndFrame = record.FrameCount, LearningPeriodS = choices.LearningS };
            return new RecordScore(record.Name, BeatComparison.Compare(reference, found, record.FrequencyHz, options), null);
        }
        catch (InputException bad)
        {
            return new RecordScore(Path.GetFileName(path), null, bad.Message);
        }
    }
}
