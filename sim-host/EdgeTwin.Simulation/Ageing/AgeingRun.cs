using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Ageing;

/// <summary>One wearable over days, minute by minute, with one part that wears out or none. The same kind and seed give the same run on every machine.</summary>
public sealed class AgeingRun
{
    private readonly AgeingKind _kind;
    private readonly Surroundings _around;
    private readonly SensorPhysics _physics;
    private readonly Wear[] _wears;

    /// <summary>A run at its start.</summary>
    /// <param name="kind">What wears out.</param>
    /// <param name="seed">Chance: surroundings, the parts' own figures, how fast it goes.</param>
    public AgeingRun(AgeingKind kind, ulong seed)
    {
        _kind = kind;
        SplitMix64 random = new((seed * 0x9E3779B97F4A7C15) ^ ((ulong)kind << 56));
        _around = new Surroundings(new SplitMix64(random.Next()));
        _physics = new SensorPhysics(new SplitMix64(random.Next()));
        SplitMix64 chance = new(random.Next());
        Wear? wear = Wear.Of(kind, chance);
        OnsetMinute = wear?.OnsetMinute ?? 0;
        List<Wear> wears = [];
        if (wear is not null)
        {
            wears.Add(wear);
        }
        // What the wearer looks after: fresh electrodes, a charged cell.
        if (kind is not (AgeingKind.ElectrodeDrying or AgeingKind.Detachment))
        {
            wears.Add(new DryingGel(new SplitMix64(random.Next()), isChanged: true));
        }
        if (kind is not AgeingKind.BatteryFade)
        {
            wears.Add(new EmptyingCell(new SplitMix64(random.Next()), isCharged: true));
        }
        _wears = [.. wears];
    }

    /// <summary>Minute at which the wear sets in.</summary>
    public double OnsetMinute { get; }

    /// <summary>The minute that was measured last.</summary>
    public int Minute => _around.Minute;

    /// <summary>True from the minute on in which the worn part's own state, without noise and confounders, is past its limit.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>What else is going on.</summary>
    public Surroundings Around => _around;

    /// <summary>How the parts are.</summary>
    public PartsState Parts { get; } = new();

    /// <summary>The next minute's measures.</summary>
    public Measures Next()
    {
        _around.Advance();
        foreach (Wear wear in _wears)
        {
            wear.Advance(Parts, _around);
        }
        HasFailed |= _physics.IsFailed(_kind, Parts);
        return _physics.Measure(Parts, _around);
    }
}
