using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Ageing;

/// <summary>An electrode whose edge lifts, slowly at first and then all at once; the impedance goes with one over what still touches.</summary>
internal sealed class PeelingElectrode : Wear
{
    private readonly double _minutes;
    private readonly double _power;

    internal PeelingElectrode(SplitMix64 random)
    {
        OnsetMinute = 60 * Between(random, 4, 48);
        _minutes = Ratio(random, 20, 120);
        _power = Between(random, 2, 4);
    }

    private protected override void Wearing(PartsState parts, Surroundings around) =>
        parts.ContactPart = Math.Max(0.001, 1 - PlainPower.Pow((around.Minute - OnsetMinute) / _minutes, _power));
}
