using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Ageing;

/// <summary>A cell that is drawn from, more in lively hours than at night; one that has aged holds less. Where it is charged in time, that takes two hours.</summary>
internal sealed class EmptyingCell : Wear
{
    private const double ChargeMinutes = 120;
    private readonly SplitMix64 _random;
    private readonly bool _isCharged;
    private readonly double _minutes;
    private double _chargeAt;
    private bool _isCharging;

    internal EmptyingCell(SplitMix64 random, bool isCharged)
    {
        _random = random;
        _isCharged = isCharged;
        // What is charged in time never has less than seven hours left.
        _minutes = 60 * Ratio(random, isCharged ? 18 : 9, 50);
        _chargeAt = Between(random, 0.4, 0.65);
    }

    private protected override void Wearing(PartsState parts, Surroundings around)
    {
        if (_isCharging)
        {
            parts.Charge += 1 / ChargeMinutes;
            _isCharging = parts.Charge < 1;
            return;
        }
        parts.Charge -= (0.9 + (0.1 * around.Movement)) / _minutes;
        if (_isCharged && parts.Charge < _chargeAt)
        {
            _isCharging = true;
            _chargeAt = Between(_random, 0.4, 0.65);
        }
    }
}
