namespace EdgeTwin.Simulation.Hearts;

/// <summary>Smooth noise as a function of time alone: whoever asks, in whatever order and how often, gets the same. Mean 0, RMS about 1.</summary>
internal static class ValueNoise
{
    // Between two knots the blend of two independent numbers has less than their power; over a whole stretch this restores it.
    private const double Restore = 1.16;

    /// <summary>The noise at <paramref name="knots"/> knots after time 0; it has hardly anything over half a turn a knot.</summary>
    internal static double At(ulong seed, double knots)
    {
        double floor = Math.Floor(knots);
        double into = knots - floor;
        double blend = into * into * (3 - (2 * into));
        double before = Knot(seed, (long)floor);
        return Restore * (before + (blend * (Knot(seed, (long)floor + 1) - before)));
    }

    private static double Knot(ulong seed, long number) => SplitMix64.NormalOf(seed ^ ((ulong)number * 0xD1342543DE82EF95));
}
