using EdgeTwin.Core;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.WhatIf;

/// <summary>A heart whose RR intervals were changed: rate, fibrillation, pause.</summary>
/// <param name="Microvolts">Its signal.</param>
/// <param name="Beats">Its R peaks.</param>
/// <param name="Onset">The first beat after which an interval may differ.</param>
/// <param name="PastLimit">The first beat that comes after an interval beyond the device's limit of the rate; null for none.</param>
internal sealed record RhythmEdit(int[] Microvolts, long[] Beats, long Onset, long? PastLimit)
{
    private const int Hz = Limits.SampleRateHz;

    // Intervals that are no heart's are left alone: a gap, a beat that was annotated twice.
    private const int ShortestRr = Hz / 5;
    private const int LongestRr = 2 * Hz;

    // Beats to either side over which a rate is the wearer's own.
    private const int NearBeats = 12;

    // How irregular fibrillation is, and where its P waves would stand: samples before the R peak.
    private const double Irregularity = 0.24;
    private const int PFrom = 70;
    private const int PTo = 13;
    private const double WaveHz = 5.8;
    private const double WavePart = 0.05;

    /// <summary>Makes it; null where the record ends before the change does.</summary>
    internal static RhythmEdit? Make(WhatIfHeart heart, WhatIfPlan plan, double ownBpm, TwinSettings settings)
    {
        SplitMix64 random = new(plan.Seed);
        List<int> signal = new(heart.Microvolts.Length + (20 * Hz));
        long[] moved = [.. heart.Beats];
        long done = 0;
        long onset = -1;
        long? pastLimit = null;
        double since = 0;
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = signal.Count + (heart.Beats[i] - done);
            since = ((double)moved[i] / Hz) - plan.AtS;
            if (since < 0 || since > plan.LengthS || i + 1 == moved.Length)
            {
                continue;
            }
            int rr = (int)(heart.Beats[i + 1] - heart.Beats[i]);
            int wanted = rr is < ShortestRr or > LongestRr ? rr : Wanted(plan, rr, since, onset < 0, LocalBpm(heart.Beats, i, ownBpm), random);
            onset = onset < 0 ? moved[i] : onset;
            if (pastLimit is null && plan.Size(EditKind.Rate) is { } bpm && IsPast(wanted, bpm >= ownBpm, settings))
            {
                pastLimit = moved[i] + wanted;
            }
            if (wanted != rr)
            {
                signal.AddRange(heart.Microvolts.AsSpan((int)done, (int)(heart.Beats[i] - done)));
                IntervalShape.Append(signal, heart.Microvolts.AsSpan((int)heart.Beats[i], rr), wanted);
                done = heart.Beats[i + 1];
            }
        }
        signal.AddRange(heart.Microvolts.AsSpan((int)done));
        int[] samples = [.. signal];
        if (onset < 0 || since < plan.LengthS)
        {
            return null;
        }
        if (plan.Size(EditKind.Af) is { } lengthS)
        {
            Fibrillate(samples, moved, onset, (long)((plan.AtS + lengthS) * Hz), heart.PeakUv());
        }
        return new RhythmEdit(samples, moved, onset, pastLimit);
    }

    private static int Wanted(WhatIfPlan plan, int rr, double since, bool isFirst, double ownBpm, SplitMix64 random)
    {
        double rate = plan.Size(EditKind.Rate) ?? ownBpm;
        if (isFirst && plan.Size(EditKind.Pause) is { } pauseS)
        {
            return Math.Max(rr, (int)Math.Round(pauseS * Hz));
        }
        if (plan.Size(EditKind.Af) is { } lengthS && since < lengthS)
        {
            double factor = Math.Clamp(1 + (Irregularity * random.NextNormal()), 0.5, 1.8);
            return Math.Max(ShortestRr, (int)Math.Round(60.0 * Hz / rate * factor));
        }
        // In proportion, so that the variability from beat to beat stays.
        return Math.Max(ShortestRr, (int)Math.Round(rr * ownBpm / (ownBpm + ((rate - ownBpm) * plan.Part(since)))));
    }

    private static double LocalBpm(IReadOnlyList<long> beats, int at, double ownBpm)
    {
        int from = Math.Max(0, at - NearBeats);
        int to = Math.Min(beats.Count - 1, at + NearBeats);
        long length = beats[to] - beats[from];
        double bpm = length > 0 ? 60.0 * Hz * (to - from) / length : ownBpm;
        // A gap in the beats is no rate.
        return bpm > ownBpm / 2 && bpm < 2 * ownBpm ? bpm : ownBpm;
    }

    private static bool IsPast(int rr, bool isFast, TwinSettings settings) =>
        isFast ? rr * settings.TachycardiaBpm < 60 * Hz : rr * settings.BradycardiaBpm > 60 * Hz;

    // No P waves, but the small waves of the atria.
    private static void Fibrillate(int[] signal, long[] beats, long from, long to, double peakUv)
    {
        for (int i = 1; i < beats.Length; i++)
        {
            if (beats[i] > from && beats[i] <= to)
            {
                long half = (beats[i] + beats[i - 1]) / 2;
                IntervalShape.Bridge(signal, Math.Max(half, beats[i] - PFrom), beats[i] - PTo);
            }
        }
        for (long n = from; n < Math.Min(to, signal.Length); n++)
        {
            if (signal[n] != Replay.ISampleSource.Missing)
            {
                double t = (double)n / Hz;
                signal[n] += (int)Math.Round(WavePart * Math.Abs(peakUv) * PlainMath.Sin((WaveHz * t) + (0.4 * PlainMath.Sin(0.31 * t))));
            }
        }
    }
}
