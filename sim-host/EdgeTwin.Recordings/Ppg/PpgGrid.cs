namespace EdgeTwin.Recordings.Ppg;

/// <summary>Brings samples at any times to an even grid: a cubic through the four neighbours (Catmull-Rom), no delay.</summary>
public static class PpgGrid
{
    // What is missing for longer is a gap.
    private const double LongestBridgedS = 0.25;

    // A week at 100 Hz: times beyond are no times.
    private const double MostSamples = 60_480_000;

    /// <summary>The values at 0, 1/<paramref name="rateHz"/>, … s after the first sample; NaN in gaps.</summary>
    /// <param name="timesS">Times of the samples, rising.</param>
    /// <param name="values">Their values; NaN for none.</param>
    /// <param name="rateHz">Samples a second of the grid.</param>
    public static double[] Resample(IReadOnlyList<double> timesS, IReadOnlyList<double> values, double rateHz)
    {
        int[] known = [.. Enumerable.Range(0, values.Count).Where(i => double.IsFinite(values[i]) && double.IsFinite(timesS[i]))];
        if (known.Length < 2)
        {
            return [];
        }
        double start = timesS[known[0]];
        double[] grid = new double[(int)Math.Clamp((timesS[known[^1]] - start) * rateHz, 0, MostSamples) + 1];
        int at = 0;
        for (int i = 0; i < grid.Length; i++)
        {
            double time = start + (i / rateHz);
            while (at < known.Length - 2 && timesS[known[at + 1]] <= time)
            {
                at++;
            }
            grid[i] = Between(timesS, values, known, at, time);
        }
        return grid;
    }

    private static double Between(IReadOnlyList<double> timesS, IReadOnlyList<double> values, int[] known, int at, double time)
    {
        double from = timesS[known[at]];
        double to = timesS[known[at + 1]];
        double share = to > from ? (time - from) / (to - from) : 0;
        if (to - from > LongestBridgedS || share is < 0 or > 1)
        {
            return double.NaN;
        }
        double a = values[known[at]];
        double b = values[known[at + 1]];
        double before = Slope(Math.Max(0, at - 1), at + 1);
        double after = Slope(at, Math.Min(known.Length - 1, at + 2));
        double s2 = share * share;
        double s3 = s2 * share;
        return (a * ((2 * s3) - (3 * s2) + 1)) + (before * (s3 - (2 * s2) + share)) + (b * ((3 * s2) - (2 * s3))) + (after * (s3 - s2));

        // Over the step that is bridged, so that uneven times do not overshoot.
        double Slope(int first, int last)
        {
            double span = timesS[known[last]] - timesS[known[first]];
            return span is > 0 and < LongestBridgedS ? (values[known[last]] - values[known[first]]) * (to - from) / span : 0;
        }
    }
}
