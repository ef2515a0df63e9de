namespace EdgeTwin.Recordings.Ec57;

/// <summary>
/// How far a gross figure would move with other records: records are drawn with replacement, as many as there are, 2000 times, and the figure of each
/// draw is taken; 2.5 % of them lie below the interval and 2.5 % above. Records, not beats, since beats of one person are alike. The draws come from a fixed
/// seed: the same records give the same interval everywhere.
/// </summary>
public static class Bootstrap
{
    private const int Draws = 2000;
    private const ulong Seed = 0xEC57;

    /// <summary>The 95 % interval of the pooled ratio, per cent; null with fewer than two records that count something.</summary>
    public static (double Low, double High)? Interval(IReadOnlyList<Ratio> records)
    {
        Ratio[] counting = [.. records.Where(one => one.Of > 0)];
        if (counting.Length < 2)
        {
            return null;
        }
        ulong state = Seed;
        double[] figures = new double[Draws];
        for (int draw = 0; draw < Draws; draw++)
        {
            long hits = 0;
            long of = 0;
            for (int i = 0; i < counting.Length; i++)
            {
                Ratio one = counting[(int)(Next(ref state) % (ulong)counting.Length)];
                hits += one.Hits;
                of += one.Of;
            }
            figures[draw] = 100.0 * hits / of;
        }
        Array.Sort(figures);
        return (figures[Draws / 40], figures[Draws - 1 - (Draws / 40)]);
    }

    // splitmix64: the same numbers on every machine and with every version of the runtime.
    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
