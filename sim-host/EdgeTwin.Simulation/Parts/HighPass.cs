namespace EdgeTwin.Simulation.Parts;

/// <summary>A high-pass of the first order, without any function whose last bits differ between machines.</summary>
internal sealed class HighPass
{
    private double _capacitor;
    private bool _isCharged;

    internal void Clear() => _isCharged = false;

    /// <summary>One step of backward Euler; the first finds the capacitor charged, as it is after the wearer has sat for a while.</summary>
    internal double Step(double input, double periodS, double timeConstantS)
    {
        if (!_isCharged)
        {
            _capacitor = input;
            _isCharged = true;
        }
        _capacitor += (input - _capacitor) * periodS / (periodS + timeConstantS);
        return input - _capacitor;
    }
}
