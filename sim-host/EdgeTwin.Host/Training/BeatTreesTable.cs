namespace EdgeTwin.Host.Training;

/// <summary>The trees of the beats' classes, for one lead or two.</summary>
/// <param name="leads">1 or 2.</param>
internal sealed class BeatTreesTable(int leads) : ITrainedTable
{
    private const string Space = "EdgeTwin.Core.Beats";

    /// <inheritdoc/>
    public string Title => leads == 2 ? "classes of beats, two leads" : "classes of beats, one lead";

    /// <inheritdoc/>
    public string Path => $"firmware/EdgeTwin.Core/Beats/{Type}.cs";

    /// <inheritdoc/>
    public bool TellsClasses => true;

    private string Type => leads == 2 ? "TwoLeadTrees" : "OneLeadTrees";

    /// <inheritdoc/>
    public string Train(IReadOnlyList<DesignRecord> records, Action<double> progress, CancellationToken cancellation)
    {
        LabelledBeat[] beats = [.. See(records, done => progress(done / 2), cancellation).SelectMany(record => record)];
        cancellation.ThrowIfCancellationRequested();
        TreeTable ventricular = BeatTraining.Ventricular(beats);
        progress(0.75);
        cancellation.ThrowIfCancellationRequested();
        TreeTable supraventricular = BeatTraining.Supraventricular(beats);
        progress(1);
        string summary = leads == 2 ? "Trees of the classes of beats, out of two leads." : "Trees of the classes of beats, out of one lead.";
        return TableWriter.Write(Space, Type, summary,
            ("Ventricular", "Ventricular ectopic beats against all others.", ventricular),
            ("Supraventricular", "Supraventricular ectopic beats against all others.", supraventricular));
    }

    /// <inheritdoc/>
    public IReadOnlyList<LeftOutScore> LeaveOneOut(IReadOnlyList<DesignRecord> records, Action<double> progress, CancellationToken cancellation)
    {
        IReadOnlyList<IReadOnlyList<LabelledBeat>> beats = See(records, done => progress(done / 4), cancellation);
        LeftOutScore[] scores = new LeftOutScore[records.Count];
        int done = 0;
        Parallel.For(0, records.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            LabelledBeat[] others = [.. beats.Where((_, k) => k != i).SelectMany(record => record)];
            scores[i] = LeftOutScore.Of(records[i], BeatTap.Run(records[i], leads, BeatTraining.Tables(others, leads)).Select(beat => (beat.Sample, beat.Kind)));
            progress(0.25 + (0.75 * Interlocked.Increment(ref done) / records.Count));
        });
        return scores;
    }

    // What the trees see does not depend on their tables.
    private LabelledBeat[][] See(IReadOnlyList<DesignRecord> records, Action<double> progress, CancellationToken cancellation)
    {
        LabelledBeat[][] beats = new LabelledBeat[records.Count][];
        int done = 0;
        Parallel.For(0, records.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            beats[i] = [.. LabelledBeat.Of(records[i], BeatTap.Run(records[i], leads, null))];
            progress((double)Interlocked.Increment(ref done) / records.Count);
        });
        return beats;
    }
}
