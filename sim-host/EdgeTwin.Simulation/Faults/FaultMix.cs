using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Faults;

/// <summary>
/// How likely each fault is, in 1/1000 of the operations that it can befall (of minutes, for faults of state; of half seconds in which they run, for those of sensors). A seed draws about half of the kinds, so
/// that each is also seen without the others: a mix of everything hides what one alone would show.
/// </summary>
public sealed class FaultMix
{
    // Rare enough that a device still gets something done between two of them.
    private static readonly Dictionary<Fault, int> MostPerMille = new()
    {
        [Fault.TornWrite] = 40,
        [Fault.GarbageTail] = 40,
        [Fault.LostWrite] = 20,
        [Fault.CutAfterWrite] = 40,
        [Fault.CutInDelete] = 100,
        [Fault.FailedWrite] = 30,
        [Fault.FullWrite] = 20,
        [Fault.FailedRead] = 10,
        [Fault.FailedDelete] = 50,
        [Fault.BitFlip] = 100,
        [Fault.Noise] = 4,
        [Fault.Reboot] = 150,
        [Fault.ClockJump] = 100,
        [Fault.Stall] = 50,
        [Fault.Drop] = 250,
        [Fault.Duplicate] = 250,
        [Fault.Delay] = 250,
        [Fault.PublishRefused] = 100,
        [Fault.ConnectRefused] = 500,
        [Fault.ConnectSilent] = 300,
        [Fault.LinkDown] = 250,
        [Fault.HalfOpen] = 120,
        [Fault.SilentAcl] = 80,
        [Fault.BrokerRestart] = 120,
        [Fault.BadAck] = 400,
        [Fault.BadConfig] = 200,
        [Fault.BusNack] = 40,
        [Fault.BusTimeOut] = 20,
        [Fault.TornTransfer] = 30,
        [Fault.JammedBus] = 10,
        [Fault.StuckFifo] = 20,
        [Fault.PartBrownOut] = 20,
        [Fault.WrongPart] = 40,
        [Fault.LeadOff] = 40,
        [Fault.Saturation] = 40,
        [Fault.BadCommand] = 200,
    };

    private readonly int[] _perMille = new int[Enum.GetValues<Fault>().Length];

    private FaultMix()
    {
    }

    /// <summary>No faults.</summary>
    public static FaultMix None { get; } = new();

    /// <summary>The mix of a seed.</summary>
    public static FaultMix Draw(SplitMix64 random)
    {
        FaultMix mix = new();
        foreach (Fault fault in Enum.GetValues<Fault>())
        {
            bool isIn = random.Next() % 2 == 0;
            mix._perMille[(int)fault] = isIn ? 1 + (int)(random.Next() % (ulong)MostPerMille[fault]) : 0;
        }
        return mix;
    }

    /// <summary>A mix of one kind.</summary>
    public static FaultMix Only(Fault fault, int perMille)
    {
        FaultMix mix = new();
        mix._perMille[(int)fault] = perMille;
        return mix;
    }

    /// <summary>True where the fault strikes now. Draws a number only for kinds in the mix.</summary>
    public bool Strikes(Fault fault, SplitMix64 random) =>
        _perMille[(int)fault] > 0 && random.Next() % 1000 < (ulong)_perMille[(int)fault];
}
