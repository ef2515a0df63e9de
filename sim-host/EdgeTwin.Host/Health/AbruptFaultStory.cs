using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Health;

/// <summary>What a seed draws: which heart, which fault, when, for how long, and its details.</summary>
internal sealed class AbruptFaultStory
{
    internal const double LongestS = 60;
    private const double FirstS = 13;
    private const double AfterS = 13;

    internal AbruptFaultStory(ulong seed, AbruptFault fault)
    {
        Seed = seed;
        Fault = fault;
        Random = new SplitMix64((seed * 0x9E3779B97F4A7C15) ^ 0xAB5C_17FA);
        HasAf = Below(5) == 0;
        double bpm = Between(56, 108);
        // A heart for which no alarm is due, so that each is the fault's; in one of five fibrillation, whose own are of low priority.
        Script = HasAf ? [HeartSegment.AtrialFibrillation(LongestS, Between(65, 105))] : [Below(3) == 0 ? HeartSegment.Pvcs(LongestS, bpm, 3) : HeartSegment.Sinus(LongestS, bpm)];
        IsWorn = Below(4) > 0;
        ChpfNanofarads = Below(2) == 0 ? 10_000 : 1000;
        RoundMs = 18 + Below(8);
        OnsetS = Between(FirstS, FirstS + 12);
        DurationS = fault switch
        {
            AbruptFault.BusLock => 0,
            AbruptFault.FifoOverflow => Between(0.25, 1.5),
            _ => Between(2.5, 12),
        };
        EndS = OnsetS + Math.Max(DurationS, fault == AbruptFault.BusLock ? 12 : 0) + AfterS;
        Side = Below(3);
        Bounces = Below(3);
        ClocksToFree = 1 + Below(36);
        SaturationUv = (Below(2) == 0 ? -1 : 1) * (60_000 + Below(300_000));
        SwingHz = Below(2) == 0 ? 0 : Between(0.3, 4);
        Opens = fault == AbruptFault.OpenCable ? DrawOpens() : [];
    }

    internal ulong Seed { get; }

    internal AbruptFault Fault { get; }

    internal SplitMix64 Random { get; }

    internal bool HasAf { get; }

    internal IReadOnlyList<HeartSegment> Script { get; }

    /// <summary>True where the pulse sensor lies on skin.</summary>
    internal bool IsWorn { get; }

    internal int ChpfNanofarads { get; }

    internal int RoundMs { get; }

    internal double OnsetS { get; }

    internal double DurationS { get; }

    internal double EndS { get; }

    /// <summary>0 the positive electrode, 1 the negative, 2 both.</summary>
    internal int Side { get; }

    internal int Bounces { get; }

    internal int ClocksToFree { get; }

    internal int SaturationUv { get; }

    internal double SwingHz { get; }

    /// <summary>From and to, s, of each open of a cable.</summary>
    internal IReadOnlyList<(double From, double To)> Opens { get; }

    /// <summary>True while an electrode, or its cable, is open.</summary>
    internal bool IsOpenAt(double seconds) => Fault switch
    {
        AbruptFault.LeadOff => seconds >= OnsetS && seconds < OnsetS + DurationS && !IsBouncing(seconds - OnsetS),
        AbruptFault.OpenCable => Opens.Any(open => seconds >= open.From && seconds < open.To),
        _ => false,
    };

    /// <summary>What saturation adds to the voltage, uV.</summary>
    internal int OverloadAt(double seconds)
    {
        if (Fault != AbruptFault.Saturation || seconds < OnsetS || seconds >= OnsetS + DurationS)
        {
            return 0;
        }
        return SwingHz == 0 ? SaturationUv : (int)(SaturationUv * Math.Cos(2 * Math.PI * SwingHz * (seconds - OnsetS)));
    }

    // An electrode that is pulled off touches once more, or twice, within a third of a second.
    private bool IsBouncing(double since) => Enumerable.Range(1, Bounces).Any(i => since >= 0.1 * i && since < (0.1 * i) + 0.03);

    private List<(double From, double To)> DrawOpens()
    {
        List<(double From, double To)> opens = [];
        for (double at = OnsetS; at < OnsetS + DurationS;)
        {
            double end = at + Between(0.06, 0.5);
            opens.Add((at, end));
            at = end + Between(0.06, 0.45);
        }
        return opens;
    }

    private int Below(int limit) => (int)(Random.Next() % (ulong)limit);

    private double Between(double low, double high) => low + ((high - low) * Random.NextUnit());
}
