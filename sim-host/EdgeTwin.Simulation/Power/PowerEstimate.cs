namespace EdgeTwin.Simulation.Power;

/// <summary>Mean current and hours on a cell, from a board's figures and the time that was simulated in each state. An estimate: nothing of it was measured.</summary>
public sealed class PowerEstimate
{
    /// <summary>Share of a cell's nominal capacity that can be had at worst: age, cold and the regulator's drop-out take the rest. An assumption.</summary>
    public const double LeastUsable = 0.8;

    /// <summary>An estimate from what was metered so far.</summary>
    /// <param name="model">The board's figures.</param>
    /// <param name="meter">What was at work, and for how long.</param>
    /// <param name="messages">Messages sent meanwhile.</param>
    /// <exception cref="ArgumentException">Nothing was metered.</exception>
    public PowerEstimate(PowerModel model, PowerMeter meter, long messages)
    {
        if (meter.Seconds <= 0)
        {
            throw new ArgumentException("nothing was metered", nameof(meter));
        }
        double all = meter.Seconds;
        double left = meter.WifiLeftSeconds / all;
        (double low, double high) = (Share(meter.Joins * PowerModel.JoinSeconds.Low), Share(meter.Joins * PowerModel.JoinSeconds.High));
        double led = meter.LedMilliampSeconds / all;
        Lines =
        [
            Always(model.Processor),
            Always(model.Rest),
            Line(model.WifiJoined, Math.Max(0, 1 - left - high), Math.Max(0, 1 - left - low)),
            Line(model.WifiJoining, low, high),
            Line(model.WifiLeft, left, left),
            Line(model.WifiSending, Share(messages * PowerModel.MessageSeconds.Low), Share(messages * PowerModel.MessageSeconds.High)),
            Always(meter.HasAnalogue ? PowerModel.Ad8232 : PowerModel.Max30003),
            Line(PowerModel.Max30102, meter.PpgSeconds / all, meter.PpgSeconds / all),
            new PowerLine("MAX30102's LEDs", meter.PpgSeconds / all, meter.PpgSeconds / all, new CurrentRange(led, led), PowerModel.LedSource),
            Line(PowerModel.Light, meter.LightSeconds / all, meter.LightSeconds / all),
        ];
        foreach (PowerLine line in Lines)
        {
            Mean += line.Mean;
        }

        double Share(double seconds) => Math.Min(1, seconds / all);
    }

    /// <summary>Each consumer's part.</summary>
    public IReadOnlyList<PowerLine> Lines { get; }

    /// <summary>Mean current out of the cell, mA: regulators are linear, so it is what the parts draw.</summary>
    public CurrentRange Mean { get; }

    /// <summary>Hours at worst and at best on a cell of so many mAh.</summary>
    public (double Least, double Most) Hours(double milliampHours) => (LeastUsable * milliampHours / Mean.High, milliampHours / Mean.Low);

    private static PowerLine Always(PowerFigure figure) => Line(figure, 1, 1);

    private static PowerLine Line(PowerFigure figure, double lowShare, double highShare) =>
        new(figure.Name, lowShare, highShare, new CurrentRange(lowShare * figure.Milliamps.Low, highShare * figure.Milliamps.High), figure.Source);
}
