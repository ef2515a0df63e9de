using EdgeTwin.Core;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Evaluation.Pulse;

/// <summary>
/// The beats that pulses are compared with, where nobody annotated them: R peaks as the device finds them, but of two within 0.42 s (140 a minute, more than at rest), and of two within 0.5 s of which one's
/// flank is under two thirds of the other's, the steeper alone: a QRS complex that goes over into a raised ST segment (clif_samples) is found at both of its ends.
/// </summary>
internal static class EcgReference
{
    private const int NearestSamples = 105;
    private const int NearSamples = 125;
    private const int FlankSamples = 15;
    private const int SlopeSamples = 5;

    internal static double[] BeatsS(int[] ecg)
    {
        ReplayPipeline pipeline = new(new TwinSettings());
        pipeline.Push(ecg);
        List<(long Sample, int Flank)> kept = [];
        foreach (ReplayedBeat beat in pipeline.Finish(TimeSpan.Zero).Beats)
        {
            (long Sample, int Flank) one = (beat.SampleIndex, Flank(ecg, beat.SampleIndex));
            if (kept.Count == 0 || one.Sample - kept[^1].Sample >= NearSamples || (one.Sample - kept[^1].Sample >= NearestSamples && AreAlike(one.Flank, kept[^1].Flank)))
            {
                kept.Add(one);
            }
            else if (one.Flank > kept[^1].Flank)
            {
                kept[^1] = one;
            }
        }
        return [.. kept.Select(one => (double)one.Sample / Limits.SampleRateHz)];
    }

    private static bool AreAlike(int flank, int other) => 3 * flank >= 2 * other && 3 * other >= 2 * flank;

    private static int Flank(int[] ecg, long at)
    {
        int steepest = 0;
        for (long i = Math.Max(SlopeSamples, at - FlankSamples); i <= Math.Min(ecg.Length - 1, at + FlankSamples); i++)
        {
            steepest = Math.Max(steepest, Math.Abs(ecg[i] - ecg[i - SlopeSamples]));
        }
        return steepest;
    }
}
