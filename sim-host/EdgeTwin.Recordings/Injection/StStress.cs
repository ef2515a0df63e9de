namespace EdgeTwin.Recordings.Injection;

/// <summary>
/// Draws what is injected into a record, by a seed. Of ten things six are ischaemic episodes, and the others what must not be taken for one:
/// rate-related changes, turns of the axis, slow drifts.
/// </summary>
public static class StStress
{
    private const double LeastUv = 100;
    private const double MostUv = 500;
    private const double ShortestS = 30;
    private const double LongestS = 600;

    /// <summary>Things for a record of <paramref name="lengthS"/>, in the order of time and apart from each other.</summary>
    public static IReadOnlyList<StItem> Draw(string record, double lengthS, StStressOptions options)
    {
        SeededDraw draw = new(options.Seed, record);
        List<StItem> items = [];
        double meanGapS = Math.Max(options.LeastGapS, (3600 / options.PerHour) - 300);
        double startS = options.LearningS + draw.Between(0, meanGapS);
        while (true)
        {
            StItem item = One(draw, startS);
            if (item.EndS > lengthS - 60)
            {
                return items;
            }
            items.Add(item);
            startS = item.EndS + draw.Between(options.LeastGapS, (2 * meanGapS) - options.LeastGapS);
        }
    }

    private static StItem One(SeededDraw draw, double startS)
    {
        double which = draw.Between(0, 10);
        double sign = draw.Between(0, 1) < 0.5 ? -1 : 1;
        StShape shape = Shape(draw);
        double level = sign * draw.Between(LeastUv, MostUv);
        return which switch
        {
            < 6 => Ischaemic(draw, startS, level, shape),
            < 7.5 => new StItem(StItemKind.RateRelated, startS, draw.Between(60, 180), draw.Between(60, 240), draw.Between(60, 240), level, shape)
            {
                RiseBpm = draw.Between(12, 40),
                LagS = draw.Between(0, 15),
            },
            < 9 => Turn(draw, startS, sign * draw.Between(50, 250), shape),
            _ => Drift(draw, startS, sign * draw.Between(60, 200), shape),
        };
    }

    private static StItem Ischaemic(SeededDraw draw, double startS, double level, StShape shape)
    {
        // Short ones are as frequent as long ones: even in the logarithm of the length, by halvings.
        double holdS = ShortestS * draw.Power(LongestS / ShortestS);
        return new StItem(StItemKind.Ischaemic, startS, draw.Between(10, 120), holdS, draw.Between(10, 120), level, shape);
    }

    private static StItem Turn(SeededDraw draw, double startS, double level, StShape shape)
    {
        double gain = Gain(draw);
        (double, double) gains = (gain, gain + draw.Between(-0.15, 0.15));
        return new StItem(StItemKind.AxisShift, startS, draw.Between(2, 15), draw.Between(300, 1200), draw.Between(2, 15), level, shape) { QrsGain = gains };
    }

    private static StItem Drift(SeededDraw draw, double startS, double level, StShape shape)
    {
        double edgeS = 60 * Math.Abs(level) / draw.Between(3, 9);
        return new StItem(StItemKind.Drift, startS, edgeS, draw.Between(60, 600), edgeS, level, shape);
    }

    private static double Gain(SeededDraw draw)
    {
        double change = draw.Between(0.2, 0.6);
        return draw.Between(0, 1) < 0.5 ? 1 - change : 1 + change;
    }

    private static StShape Shape(SeededDraw draw) => new(
        JMs: draw.Between(36, 56), EdgeMs: draw.Between(20, 40), PlateauMs: draw.Between(150, 200), DecayMs: draw.Between(60, 120),
        SlopePerS: draw.Between(-2, 2), TMs: draw.Between(40, 90), THalfMs: draw.Between(60, 100), TPart: draw.Between(-0.6, 1));
}
