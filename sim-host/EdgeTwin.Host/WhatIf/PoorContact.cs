using EdgeTwin.Core;
using EdgeTwin.Host.Replay;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.WhatIf;

/// <summary>What the electrode adds: noise of muscles, and drying, by which the heart grows small and mains, wander and noise grow large.</summary>
internal static class PoorContact
{
    private const int Hz = Limits.SampleRateHz;

    // At its worst: a fifth of the signal is left.
    private const double LostPart = 0.8;
    private const double MainsUv = 250;
    private const double MainsHz = 50;
    private const double WanderUv = 300;
    private const double NoiseUv = 60;

    /// <summary>Changes <paramref name="signal"/> by the plan's drying and noise.</summary>
    internal static void Apply(int[] signal, WhatIfPlan plan)
    {
        double dried = (plan.Size(EditKind.Drying) ?? 0) / 100;
        double noise = plan.Size(EditKind.Noise) ?? 0;
        if (dried <= 0 && noise <= 0)
        {
            return;
        }
        SplitMix64 random = new(plan.Seed ^ 0xD21E);
        double last = 0;
        long from = (long)(plan.AtS * Hz);
        long to = Math.Min(signal.Length, from + (long)(plan.LengthS * Hz));
        for (long n = from; n < to; n++)
        {
            double white = random.NextNormal();
            // Muscle noise has little below 20 Hz; 1.118 = sqrt(1 + 0.25) restores the RMS.
            double muscle = (white - (0.5 * last)) / 1.1180339887498949;
            last = white;
            if (signal[n] == ISampleSource.Missing)
            {
                continue;
            }
            double t = (double)(n - from) / Hz;
            double part = dried * plan.Part(t);
            double wander = (0.7 * PlainMath.Sin(0.31 * t)) + (0.3 * PlainMath.Sin(0.83 * t));
            signal[n] = (int)Math.Round((signal[n] * (1 - (LostPart * part))) + (part * ((MainsUv * PlainMath.Sin(MainsHz * t)) + (WanderUv * wander))) + (((part * NoiseUv) + noise) * muscle));
        }
    }
}
