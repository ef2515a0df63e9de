namespace EdgeTwin.Host.Metering;

/// <summary>What rewritten firmware counts into. Public because the rewritten code, which is an assembly of its own, calls it.</summary>
public sealed class IlCounters
{
    private readonly long[] _instructions;
    private readonly long[] _calls;
    private readonly long[] _allocations;
    private long _total;
    private long _allAllocations;

    internal IlCounters(int methods, int allocationSites)
    {
        _instructions = new long[methods];
        _calls = new long[methods];
        _allocations = new long[allocationSites];
    }

    internal long Total => _total;

    internal long Allocations => _allAllocations;

    /// <summary>A method was entered.</summary>
    /// <param name="method">Its number.</param>
    public void Enter(int method) => _calls[method]++;

    /// <summary>A run of instructions is about to be executed as a whole.</summary>
    /// <param name="method">The method it stands in.</param>
    /// <param name="instructions">Its length.</param>
    public void Execute(int method, int instructions)
    {
        _instructions[method] += instructions;
        _total += instructions;
    }

    /// <summary>Heap objects are about to be made.</summary>
    /// <param name="site">The number of the place.</param>
    public void Allocate(int site)
    {
        _allocations[site]++;
        _allAllocations++;
    }

    internal long InstructionsOf(int method) => _instructions[method];

    internal long CallsOf(int method) => _calls[method];

    internal long AllocationsAt(int site) => _allocations[site];

    /// <summary>Forgets what was counted so far: the start-up is over.</summary>
    internal void Clear()
    {
        Array.Clear(_instructions);
        Array.Clear(_calls);
        Array.Clear(_allocations);
        _total = 0;
        _allAllocations = 0;
    }
}
