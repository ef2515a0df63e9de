using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Ageing;

/// <summary>
/// A contact that fretting and damp corrode: its resistance eats up the margin of the bus's levels with a power of time, and errors come when noise exceeds what is
/// left, so their rate rises about exponentially.
/// </summary>
internal sealed class CorrodingConnector : Wear
{
    private const double FailsPerHour = 600;
    private readonly double _minutes;
    private readonly double _power;
    private readonly double _steep;
    private double _aged;

    internal CorrodingConnector(SplitMix64 random)
    {
        OnsetMinute = 60 * Between(random, 0, 24);
        _minutes = 1440 * Ratio(random, 1, 10);
        _power = Between(random, 0.7, 1.4);
        _steep = Between(random, 6, 9);
    }

    private protected override void Wearing(PartsState parts, Surroundings around)
    {
        _aged += (0.6 + (0.8 * around.Humidity)) / _minutes;
        parts.ErrorsPerHour = Math.Max(0.1, 1.0001 * FailsPerHour * PlainPower.Exp(_steep * (PlainPower.Pow(_aged, _power) - 1)));
    }
}
