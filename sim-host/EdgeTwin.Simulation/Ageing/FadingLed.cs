using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Ageing;

/// <summary>
/// LEDs that fade as exp(-(t/T)^b), the law that luminous flux is projected by (IES TM-21: b = 1; stretched for dies that are damaged by damp or overdriven), faster in
/// warmth. Days instead of years: an accelerated life.
/// </summary>
internal sealed class FadingLed : Wear
{
    private readonly double _minutes;
    private readonly double _stretch;
    private double _aged;

    internal FadingLed(SplitMix64 random)
    {
        OnsetMinute = 60 * Between(random, 0, 24);
        _minutes = 1440 * Ratio(random, 0.7, 6);
        _stretch = Between(random, 0.8, 1.4);
    }

    private protected override void Wearing(PartsState parts, Surroundings around)
    {
        _aged += PlainPower.Exp(0.03 * (around.SkinCelsius - 33)) / _minutes;
        parts.LedPart = PlainPower.Exp(-PlainPower.Pow(_aged, _stretch));
    }
}
