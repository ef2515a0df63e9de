using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Ageing;

/// <summary>One way to wear out, with its physical parameters drawn from a seed; it works on the state of the parts, minute by minute.</summary>
internal abstract class Wear
{
    /// <summary>Minute at which it sets in.</summary>
    internal double OnsetMinute { get; private protected init; }

    /// <summary>Brings the parts to the end of the surroundings' minute.</summary>
    internal void Advance(PartsState parts, Surroundings around)
    {
        if (around.Minute >= OnsetMinute)
        {
            Wearing(parts, around);
        }
    }

    /// <summary>The wear that a kind of run has; null for none.</summary>
    internal static Wear? Of(AgeingKind kind, SplitMix64 random) => kind switch
    {
        AgeingKind.ElectrodeDrying => new DryingGel(random, isChanged: false),
        AgeingKind.Detachment => new PeelingElectrode(random),
        AgeingKind.CableFatigue => new BreakingCable(random),
        AgeingKind.LedLoss => new FadingLed(random),
        AgeingKind.PhotodiodeLoss => new FadingDiode(random),
        AgeingKind.Contamination => new DirtyWindow(random),
        AgeingKind.ConnectorCorrosion => new CorrodingConnector(random),
        AgeingKind.CrystalDrift => new DriftingCrystal(random),
        AgeingKind.BatteryFade => new EmptyingCell(random, isCharged: false),
        _ => null,
    };

    private protected abstract void Wearing(PartsState parts, Surroundings around);

    private protected static double Between(SplitMix64 random, double least, double most) => least + ((most - least) * random.NextUnit());

    // Even over the ratio, as life times are.
    private protected static double Ratio(SplitMix64 random, double least, double most) => least * PlainPower.Exp(random.NextUnit() * PlainPower.Log(most / least));
}
