using EdgeTwin.Simulation.Faults;

namespace EdgeTwin.Host.Campaign;

/// <summary>What many seeds came to, whatever the order in which they ended.</summary>
internal sealed class CampaignTotals
{
    /// <summary>Seeds with a violation that are kept in full.</summary>
    internal const int MostFailures = 20;

    private readonly SortedDictionary<ulong, SeedResult> _failures = [];
    private readonly List<(ulong Seed, ulong Hash)> _hashes = [];

    internal int Seeds { get; private set; }

    internal FaultTally Faults { get; } = new();

    internal long VirtualMs { get; private set; }

    internal long Made { get; private set; }

    internal long Arrived { get; private set; }

    internal long InGaps { get; private set; }

    internal long Damaged { get; private set; }

    internal long Duplicates { get; private set; }

    internal long Boots { get; private set; }

    internal long OwnReboots { get; private set; }

    /// <summary>Times that a radio was switched on for an uplink.</summary>
    internal long RadioOpenings { get; private set; }

    internal long Samples { get; private set; }

    /// <summary>Seeds in which something was seen that must never be.</summary>
    internal int FailedSeeds { get; private set; }

    /// <summary>The first of them, by seed.</summary>
    internal IEnumerable<SeedResult> Failures => _failures.Values.Take(MostFailures);

    /// <summary>One hash over the hashes of all seeds: equal where every seed ran equally.</summary>
    internal ulong Hash()
    {
        TraceHash all = new();
        foreach ((ulong seed, ulong hash) in _hashes.Order())
        {
            all.Add((long)seed, "seed", (long)hash);
        }
        return all.Value;
    }

    internal void Add(SeedResult seed)
    {
        Seeds++;
        Faults.Add(seed.Faults);
        VirtualMs += seed.VirtualMs;
        Made += seed.Made;
        Arrived += seed.Arrived;
        InGaps += seed.InGaps;
        Damaged += seed.Damaged;
        Duplicates += seed.Duplicates;
        Boots += seed.Boots;
        OwnReboots += seed.OwnReboots;
        RadioOpenings += seed.RadioOpenings;
        Samples += seed.Samples;
        _hashes.Add((seed.Seed, seed.TraceHash));
        if (seed.Violations.Count > 0)
        {
            FailedSeeds++;
            _failures.Add(seed.Seed, seed);
            if (_failures.Count > 2 * MostFailures)
            {
                _failures.Remove(_failures.Keys.Last());
            }
        }
    }
}
