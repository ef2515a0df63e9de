using EdgeTwin.Core;
using EdgeTwin.Recordings.Ppg;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Host.WhatIf;

/// <summary>
/// The light through the skin that a heart's beats would make: a pulse a beat, as high as the ventricle had time to fill, in red and infrared by the saturation of the moment. Records
/// of the ECG alone have no pulse wave of their own: this one is made, from plain figures of a finger at rest.
/// </summary>
internal static class PulseLight
{
    /// <summary>Saturation where nothing is changed, per cent.</summary>
    internal const double OwnPercent = 97;

    private const int Hz = PpgRecording.RateHz;
    private const double InfraredCounts = 140_000;
    private const double RedCounts = 105_000;
    private const double NoisePpm = 150;
    private const double BreathPart = 0.003;
    private const double BreathHz = 0.25;
    private const double SystolicS = 0.11;
    private const double SystolicWidthS = 0.055;
    private const double DicroticS = 0.37;
    private const double DicroticWidthS = 0.09;
    private const double DicroticHeight = 0.35;
    private const double LongestS = 0.9;
    private const double UselessPart = 0.45;
    private const double MostFilling = 1.3;
    private const double UsualRrS = 0.8;

    /// <summary>The light, from the ECG's first sample on.</summary>
    /// <param name="heart">Arrival and size of its pulses.</param>
    /// <param name="beats">R peaks, ECG samples.</param>
    /// <param name="lengthS">How long.</param>
    /// <param name="saturation">Saturation at a time, per cent.</param>
    /// <param name="seed">Of the noise.</param>
    internal static PpgRecording Make(WhatIfHeart heart, IReadOnlyList<long> beats, double lengthS, Func<double, double> saturation, ulong seed)
    {
        double[] pulse = new double[(int)(lengthS * Hz)];
        double usualRrS = UsualRrS;
        for (int i = 1; i < beats.Count; i++)
        {
            double rrS = (double)(beats[i] - beats[i - 1]) / Limits.SampleRateHz;
            usualRrS += (Math.Min(rrS, 2) - usualRrS) / 8;
            double filling = Math.Clamp(((rrS / usualRrS) - UselessPart) / (1 - UselessPart), 0, MostFilling);
            Add(pulse, ((double)beats[i] / Limits.SampleRateHz) + (heart.ArrivalMs / 1000), filling);
        }
        SplitMix64 random = new(seed ^ 0x5902);
        int[] red = new int[pulse.Length];
        int[] infrared = new int[pulse.Length];
        for (int n = 0; n < pulse.Length; n++)
        {
            double s = (double)n / Hz;
            double rest = 1 + (BreathPart * PlainMath.Sin(BreathHz * s));
            double height = heart.PerfusionPercent / 100 * pulse[n];
            infrared[n] = Counts(InfraredCounts * (rest - height + (NoisePpm / 1e6 * random.NextNormal())));
            red[n] = Counts(RedCounts * (rest - (height * SaturationLight.RatioOf(saturation(s))) + (NoisePpm / 1e6 * random.NextNormal())));
        }
        return new PpgRecording(heart.Name, red, infrared, true);
    }

    private static void Add(double[] pulse, double footS, double height)
    {
        int from = Math.Max(0, (int)Math.Ceiling(footS * Hz));
        int to = Math.Min(pulse.Length - 1, (int)((footS + LongestS) * Hz));
        for (int n = from; n <= to; n++)
        {
            double since = ((double)n / Hz) - footS;
            pulse[n] += height * (Bell((since - SystolicS) / SystolicWidthS) + (DicroticHeight * Bell((since - DicroticS) / DicroticWidthS)));
        }
    }

    private static double Bell(double z) => z is > -4.5 and < 4.5 ? PlainMath.Gaussian(z) : 0;

    private static int Counts(double light) => (int)Math.Clamp(Math.Round(light), 0, 262_143);
}
