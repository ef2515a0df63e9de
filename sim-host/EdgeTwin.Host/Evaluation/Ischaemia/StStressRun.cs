using EdgeTwin.Core;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Injection;

namespace EdgeTwin.Host.Evaluation.Ischaemia;

/// <summary>Injects into the records of a folder, seed by seed, replays and scores.</summary>
internal static class StStressRun
{
    internal static StTable Score(IReadOnlyList<string> records, string annotator, StChoices choices, double learningS, int jobs, Action<double> progress, CancellationToken cancellation)
    {
        (string Name, StScore? Score, string? Problem)[] rows = new (string, StScore?, string?)[records.Count];
        int done = 0;
        ParallelOptions options = new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        Parallel.For(0, records.Count, options, i =>
        {
            try
            {
                StHost host = StHost.Load(records[i], annotator, cancellation);
                StScore sum = new();
                foreach (ulong seed in choices.Seeds)
                {
                    StStressOptions stress = new(seed, choices.PerHour) { LearningS = learningS };
                    StInjected injected = StInjection.Inject(host.Microvolts, host.Beats, StStress.Draw(host.Name, host.LengthS, stress));
                    ReplayResult result = ReplayPipeline.Run(new ArraySource(injected.Microvolts), new TwinSettings(), null, cancellation);
                    StScore score = StScore.Of(injected, result, host, learningS);
                    score.Notes.ForEach(note => sum.Notes.Add($"seed {seed}: {note}"));
                    score.Notes.Clear();
                    sum.Add(score);
                }
                rows[i] = (host.Name, sum, null);
            }
            catch (InputException bad)
            {
                rows[i] = (Path.GetFileName(records[i]), null, bad.Message);
            }
            progress((double)Interlocked.Increment(ref done) / records.Count);
        });
        return new StTable(rows);
    }
}
