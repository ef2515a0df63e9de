using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Ageing;

/// <summary>A crystal with a cracked package: it drifts as crystals age, with the logarithm of time (a ln(1 + t/T)), or with a power of it where damp goes on coming in; up or down.</summary>
internal sealed class DriftingCrystal : Wear
{
    private readonly double _minutes;
    private readonly double _shape;
    private readonly bool _isLogarithm;
    private readonly double _ppm;

    internal DriftingCrystal(SplitMix64 random)
    {
        OnsetMinute = 60 * Between(random, 0, 24);
        _minutes = 1440 * Ratio(random, 0.8, 10);
        _isLogarithm = random.NextUnit() < 0.5;
        _shape = _isLogarithm ? Between(random, 0.3, 2) : Between(random, 0.8, 1.5);
        _ppm = random.NextUnit() < 0.5 ? -500.1 : 500.1;
    }

    private protected override void Wearing(PartsState parts, Surroundings around)
    {
        double part = (around.Minute - OnsetMinute) / _minutes;
        parts.CrystalPpm = _ppm * (_isLogarithm ? PlainPower.Log(1 + (_shape * part)) / PlainPower.Log(1 + _shape) : PlainPower.Pow(part, _shape));
    }
}
