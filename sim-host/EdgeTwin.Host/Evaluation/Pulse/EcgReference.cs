using EdgeTwin.Core;
using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Evaluation.Pulse;

/// <summary>
/// The beats that pulses are compared with, where nobody annotated them: R peaks as the device finds them, but of two within 0.36 s the one with the steeper flank alone.
/// At rest no two beats are that near, and a QRS complex that goes over into a raised ST segment is found at both of its flanks.
/// </summary>
internal static class EcgReference
{
    private const int NearestSamples = 90;
    private const int FlankSamples = 15;
    private const int SlopeSamples = 5;

    internal static double[] BeatsS(int[] ecg)
    {
        ReplayPipeline pipeline = new(new TwinSettings());
        pipeline.Push(ecg);
        List<long> kept = [];
        foreach (ReplayedBeat beat in pipeline.Finish(TimeSpan.Zero).Beats)
        {
            if (kept.Count == 0 || beat.SampleIndex - kept[^1] >= NearestSamples)
            {
                kept.Add(beat.SampleIndex);
            }
            else if (Flank(ecg, beat.SampleIndex) > Flank(ecg, kept[^1]))
            {
                kept[^1] = beat.SampleIndex;
            }
        }
        return [.. kept.Select(sample => (double)sample / Limits.SampleRateHz)];
    }

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
