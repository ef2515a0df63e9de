using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Ageing;

/// <summary>Sebum and dirt that grow on the window: a little always, more when the wearer moves and sweats, in random portions. Light passes it twice (Beer and Lambert).</summary>
internal sealed class DirtyWindow : Wear
{
    private readonly SplitMix64 _random;
    private readonly double _perMinute;
    private readonly double _portions;
    private double _absorbance;

    internal DirtyWindow(SplitMix64 random)
    {
        _random = random;
        OnsetMinute = 60 * Between(random, 0, 24);
        _perMinute = 2 / (1440 * Ratio(random, 0.7, 8));
        _portions = Between(random, 0.2, 0.7);
    }

    private protected override void Wearing(PartsState parts, Surroundings around)
    {
        double even = _perMinute * (1 - _portions);
        // One portion in two hours on average, each exponential in size.
        bool isPortion = around.IsWorn && _random.NextUnit() < (0.2 + (0.8 * around.Movement)) / 120;
        double portion = isPortion ? -PlainPower.Log(1 - _random.NextUnit()) * _perMinute * _portions * 120 : 0;
        _absorbance += even + portion;
        parts.WindowPart = PlainPower.Exp(-_absorbance);
    }
}
