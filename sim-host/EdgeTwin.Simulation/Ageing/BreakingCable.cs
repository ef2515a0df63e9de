using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Ageing;

/// <summary>
/// A cable whose strands break with every bend. How often the rest loses touch grows by a share of itself with each strand, or with a power of the bends (Weibull); bends
/// come with movement, so the nights count less.
/// </summary>
internal sealed class BreakingCable : Wear
{
    private const double FailsPerHour = 60;
    private readonly double _bends;
    private readonly double _steep;
    private readonly bool _isPower;
    private double _done;

    internal BreakingCable(SplitMix64 random)
    {
        OnsetMinute = 60 * Between(random, 0, 24);
        _bends = 1440 * Ratio(random, 0.7, 8);
        _isPower = random.NextUnit() < 0.4;
        _steep = _isPower ? Between(random, 2.5, 5) : Between(random, 4, 7);
    }

    private protected override void Wearing(PartsState parts, Surroundings around)
    {
        _done += (0.2 + (0.8 * around.Movement)) / _bends;
        double growth = _isPower ? PlainPower.Pow(_done, _steep) : PlainPower.Exp(_steep * (_done - 1));
        parts.OpensPerHour = Math.Max(0.02, 1.0001 * FailsPerHour * growth);
    }
}
