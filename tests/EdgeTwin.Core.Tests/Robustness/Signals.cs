using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Core.Tests.Robustness;

/// <summary>Signals that a front end gives when something is wrong, uV at 250 Hz.</summary>
internal static class Signals
{
    internal const int Hz = Limits.SampleRateHz;

    internal static int[] Sinus(double seconds, double rateBpm = 70, EcgTraits? traits = null) =>
        new SyntheticEcg([HeartSegment.Sinus(seconds, rateBpm)], traits).ReadToEnd();

    internal static int[] Of(double seconds, Func<int, double> microvolts) =>
        [.. Enumerable.Range(0, (int)(seconds * Hz)).Select(i => (int)Math.Round(Math.Clamp(microvolts(i), int.MinValue, int.MaxValue)))];

    internal static int[] Constant(double seconds, int microvolts) => Of(seconds, _ => microvolts);

    internal static int[] Noise(double seconds, double rmsUv, ulong seed = 1)
    {
        SplitMix64 random = new(seed);
        return Of(seconds, _ => rmsUv * random.NextNormal());
    }

    internal static int[] RandomUniform(double seconds, double mostUv, ulong seed = 1)
    {
        SplitMix64 random = new(seed);
        return Of(seconds, _ => mostUv * ((2 * random.NextUnit()) - 1));
    }

    /// <summary>Mains hum, with the microvolts of noise that every input has.</summary>
    internal static int[] Hum(double seconds, double hz, double peakUv, ulong seed = 1)
    {
        SplitMix64 random = new(seed);
        // No mains is in step with the sampling.
        return Of(seconds, i => (peakUv * Math.Sin(2 * Math.PI * hz * 1.0003 * i / Hz)) + (3 * random.NextNormal()));
    }

    /// <summary>From one rail to the other and back every <paramref name="halfPeriod"/> samples.</summary>
    internal static int[] Rails(double seconds, int halfPeriod, int microvolts) => Of(seconds, i => i / halfPeriod % 2 == 0 ? microvolts : -microvolts);

    /// <summary>The same, for a while that changes by chance.</summary>
    internal static int[] RandomRails(double seconds, int microvolts, ulong seed = 1)
    {
        SplitMix64 random = new(seed);
        int level = microvolts;
        int left = 0;
        return Of(seconds, _ =>
        {
            if (--left < 0)
            {
                left = 10 + (int)(110 * random.NextUnit());
                level = -level;
            }
            return level;
        });
    }

    internal static int[] Plus(this int[] signal, int[] other) => [.. signal.Select((one, i) => one + other[i % other.Length])];

    internal static int[] Cut(this int[] signal, int lowUv, int highUv) => [.. signal.Select(one => Math.Clamp(one, lowUv, highUv))];
}
