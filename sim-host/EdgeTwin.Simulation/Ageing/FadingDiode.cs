using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Ageing;

/// <summary>A photodiode under an encapsulation that lets damp in and loosens: what it loses of its sensitivity goes with a power of time, about evenly.</summary>
internal sealed class FadingDiode : Wear
{
    private readonly double _minutes;
    private readonly double _power;

    internal FadingDiode(SplitMix64 random)
    {
        OnsetMinute = 60 * Between(random, 0, 24);
        _minutes = 1440 * Ratio(random, 1, 10);
        _power = Between(random, 0.7, 1.3);
    }

    private protected override void Wearing(PartsState parts, Surroundings around) =>
        parts.DiodePart = Math.Max(0.01, 1 - PlainPower.Pow((around.Minute - OnsetMinute) / _minutes, _power));
}
