namespace EdgeTwin.Host.Metering;

/// <summary>Costs of single samples, kept as counts of equal costs, so that a day's recording takes no more room than a minute's.</summary>
internal sealed class SampleCosts
{
    private readonly Dictionary<long, long> _samplesByCost = [];
    private long _sum;

    /// <summary>Samples added.</summary>
    internal long Count { get; private set; }

    /// <summary>Adds a sample that took <paramref name="instructions"/>.</summary>
    internal void Add(long instructions)
    {
        _samplesByCost.TryGetValue(instructions, out long samples);
        _samplesByCost[instructions] = samples + 1;
        _sum += instructions;
        Count++;
    }

    /// <summary>Forgets what was added so far.</summary>
    internal void Clear()
    {
        _samplesByCost.Clear();
        _sum = 0;
        Count = 0;
    }

    /// <summary>Mean, 99.9th percentile and maximum; all 0 without samples.</summary>
    internal IlPerSample Summarise()
    {
        if (Count == 0)
        {
            return new IlPerSample(0, 0, 0);
        }
        long[] costs = [.. _samplesByCost.Keys.Order()];
        return new IlPerSample((double)_sum / Count, CostAtRank(costs, Count - (Count / 1000)), costs[^1]);
    }

    // Nearest rank: the smallest cost that at least 99.9 % of the samples do not exceed. Rank n - floor(n/1000) is ceil(0.999 n).
    private long CostAtRank(long[] ascending, long rank)
    {
        long seen = 0;
        foreach (long cost in ascending)
        {
            seen += _samplesByCost[cost];
            if (seen >= rank)
            {
                return cost;
            }
        }
        return ascending[^1];
    }
}
