namespace EdgeTwin.Host.Campaign;

/// <summary>Runs seeds side by side; each is alone in its world, so the number of threads changes nothing but the time.</summary>
internal static class CampaignRunner
{
    /// <summary>Runs the seeds from <paramref name="first"/> on.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    internal static CampaignTotals Run(ulong first, int seeds, int minutes, int jobs, Action<double> progress, CancellationToken cancellation)
    {
        CampaignTotals totals = new();
        Lock gate = new();
        Parallel.For(0, seeds, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation }, i =>
        {
            SeedResult result = RunOne(first + (ulong)i, minutes);
            lock (gate)
            {
                totals.Add(result);
                progress((double)totals.Seeds / seeds);
            }
        });
        return totals;
    }

    /// <summary>Runs one seed.</summary>
    /// <param name="seed">Which.</param>
    /// <param name="minutes">How long its faults last.</param>
    /// <param name="lines">Receives a line for each step of its trace; null for none.</param>
    internal static SeedResult RunOne(ulong seed, int minutes, Action<string>? lines = null)
    {
        using SeedRun run = new(seed, minutes, lines);
        return run.Run();
    }
}
