using EdgeTwin.Simulation.Faults;

namespace EdgeTwin.Host.Campaign;

/// <summary>What all of a seed's pieces share.</summary>
/// <param name="lines">Receives a line for each step of the trace; null for none.</param>
internal sealed class SeedBench(Action<string>? lines)
{
    internal VirtualClock Clock { get; } = new();

    internal EventQueue Queue { get; } = new();

    internal FaultTally Tally { get; } = new();

    internal TraceHash Trace { get; } = new(lines);

    internal Supply Supply { get; } = new();

    internal Violations Violations { get; } = new();

    internal Ledger Ledger => field ??= new Ledger(Violations);

    internal void Tell(string rule, string what) => Violations.Tell(Clock.NowMs, rule, what);

    /// <summary>True where a fault of the mix strikes now; it is counted and traced.</summary>
    internal bool Strikes(FaultMix mix, Fault fault, Simulation.Hearts.SplitMix64 random)
    {
        if (!mix.Strikes(fault, random))
        {
            return false;
        }
        Tally.Count(fault);
        Trace.Add(Clock.NowMs, "fault", (long)fault);
        return true;
    }
}
