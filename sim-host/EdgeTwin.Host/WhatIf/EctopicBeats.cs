using EdgeTwin.Core;
using EdgeTwin.Host.Replay;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.WhatIf;

/// <summary>Premature ventricular beats in place of sinus beats: a wide complex as high as the wearer's own, and the compensatory pause behind it.</summary>
internal static class EctopicBeats
{
    private const int Hz = Limits.SampleRateHz;
    private const double Prematurity = 0.62;
    private const int ShortestRr = 2 * Hz / 5;
    private const int LongestRr = 8 * Hz / 5;

    // What is taken out of the sinus beat: its P, QRS and T, samples about its R peak.
    private const int Before = 65;
    private const int After = 110;

    // Offset and deviation, ms; height in parts of the wearer's R peak. Wide, with a T wave against it.
    private static readonly (double OffsetMs, double DeviationMs, double Height)[] Waves = [(-55, 20, -0.10), (0, 30, 1.25), (75, 34, -0.45), (290, 65, -0.38)];

    /// <summary>Puts them into <paramref name="signal"/>, and their places into <paramref name="beats"/>.</summary>
    /// <returns>Where they stand.</returns>
    internal static List<long> Insert(int[] signal, long[] beats, WhatIfPlan plan, double perMinute, double peakUv)
    {
        SplitMix64 random = new(plan.Seed ^ 0xEC70);
        List<long> inserted = [];
        double from = plan.AtS * Hz;
        double to = (plan.AtS + plan.ForS) * Hz;
        for (int i = 0; i + 2 < beats.Length; i++)
        {
            long rr = beats[i + 1] - beats[i];
            if (beats[i] < from || beats[i] >= to || rr is < ShortestRr or > LongestRr)
            {
                continue;
            }
            double share = Math.Min(0.5, perMinute * rr / (60 * Hz));
            // Each takes two intervals.
            if (random.NextUnit() < share / (1 - share))
            {
                long place = beats[i] + (long)(Prematurity * rr);
                long end = beats[i + 1] + Math.Min(After, (beats[i + 2] - beats[i + 1]) * 9 / 20);
                IntervalShape.Bridge(signal, Math.Max(beats[i + 1] - Before, beats[i] + (rr / 3)), Math.Min(end, signal.Length - 1));
                Draw(signal, place, peakUv);
                beats[i + 1] = place;
                inserted.Add(place);
                i++;
            }
        }
        return inserted;
    }

    private static void Draw(int[] signal, long place, double peakUv)
    {
        foreach ((double offsetMs, double deviationMs, double height) in Waves)
        {
            double centre = place + (offsetMs * Hz / 1000);
            double deviation = deviationMs * Hz / 1000;
            long last = Math.Min(signal.Length - 1, (long)(centre + (4 * deviation)));
            for (long n = Math.Max(0, (long)(centre - (4 * deviation))); n <= last; n++)
            {
                if (signal[n] != ISampleSource.Missing)
                {
                    signal[n] += (int)Math.Round(peakUv * height * PlainMath.Gaussian((n - centre) / deviation));
                }
            }
        }
    }
}
