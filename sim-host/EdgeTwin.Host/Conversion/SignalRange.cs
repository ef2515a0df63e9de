namespace EdgeTwin.Host.Conversion;

/// <summary>Lowest and highest value of a signal, which decide how it fits into 16 bits.</summary>
internal sealed class SignalRange
{
    private double _low = double.PositiveInfinity;
    private double _high = double.NegativeInfinity;

    /// <summary>Lowest value; -1 without any.</summary>
    internal double Low => _low <= _high ? _low : -1;

    /// <summary>Highest value, above the lowest.</summary>
    internal double High => _low > _high ? 1 : _high > _low ? _high : _low + Math.Max(1e-6, Math.Abs(_low) * 1e-6);

    /// <summary>The roundest gain, 1, 2 or 5 times a power of ten, that fills at most 60,000 steps.</summary>
    internal double Gain
    {
        get
        {
            double most = 60000 / (High - Low);
            double power = Math.Pow(10, Math.Floor(Math.Log10(most)));
            return power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
        }
    }

    internal void Take(double value)
    {
        if (double.IsFinite(value))
        {
            _low = Math.Min(_low, value);
            _high = Math.Max(_high, value);
        }
    }
}
