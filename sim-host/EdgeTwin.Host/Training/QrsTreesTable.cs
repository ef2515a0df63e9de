using EdgeTwin.Core.Ecg;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Training;

/// <summary>The trees of the QRS detector.</summary>
/// <param name="noiseRecord">Muscle noise: nstdb's <c>ma</c>.</param>
internal sealed class QrsTreesTable(string noiseRecord) : ITrainedTable
{
    /// <inheritdoc/>
    public string Title => "QRS complexes";

    /// <inheritdoc/>
    public string Path => "firmware/EdgeTwin.Core/Ecg/QrsTrees.cs";

    /// <inheritdoc/>
    public bool TellsClasses => false;

    /// <inheritdoc/>
    public string Train(IReadOnlyList<DesignRecord> records, Action<double> progress, CancellationToken cancellation) =>
        QrsTraining.TableFile(QrsTraining.Fit(Load(records, cancellation), progress, cancellation));

    /// <inheritdoc/>
    public IReadOnlyList<LeftOutScore> LeaveOneOut(IReadOnlyList<DesignRecord> records, Action<double> progress, CancellationToken cancellation)
    {
        IReadOnlyList<QrsTrainingRecord> noisy = Load(records, cancellation);
        LeftOutScore[] scores = new LeftOutScore[records.Count];
        int done = 0;
        Parallel.For(0, records.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            TreeTable trees = QrsTraining.Fit([.. noisy.Where((_, k) => k != i)], null, cancellation);
            scores[i] = LeftOutScore.Of(records[i], QrsCandidateTap.Beats(records[i].First, trees).Select(sample => ((long)sample, BeatKind.Normal)));
            progress((double)Interlocked.Increment(ref done) / records.Count);
        });
        return scores;
    }

    private List<QrsTrainingRecord> Load(IReadOnlyList<DesignRecord> records, CancellationToken cancellation)
    {
        using IRecording noise = RecordingOpener.Open(noiseRecord);
        List<QrsTrainingRecord> loaded = [];
        foreach (DesignRecord record in records)
        {
            cancellation.ThrowIfCancellationRequested();
            loaded.Add(QrsTrainingRecord.Load(record.Path, noise));
        }
        return loaded;
    }
}
