namespace EdgeTwin.Simulation.Faults;

/// <summary>How often each fault was injected.</summary>
public sealed class FaultTally
{
    private readonly long[] _counts = new long[Enum.GetValues<Fault>().Length];

    /// <summary>Injections of a kind.</summary>
    public long this[Fault fault] => _counts[(int)fault];

    /// <summary>Counts one.</summary>
    public void Count(Fault fault) => _counts[(int)fault]++;

    /// <summary>Adds another tally to this one.</summary>
    public void Add(FaultTally other)
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
    }
}
