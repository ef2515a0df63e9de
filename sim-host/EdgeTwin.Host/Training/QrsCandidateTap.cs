using EdgeTwin.Core;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Host.Training;

/// <summary>Runs the device's own QRS detector over a signal and keeps the features of every candidate that it weighed.</summary>
internal sealed class QrsCandidateTap : IQrsListener, IQrsObserver
{
    private readonly List<(int RPeak, sbyte[] Features)> _candidates = [];
    private readonly List<int> _beats = [];
    private int _pushed;

    /// <summary>The candidates of <paramref name="microvolts"/> (250 Hz) as a detector with <paramref name="trees"/> meets them, in order of time.</summary>
    internal static IReadOnlyList<(int RPeak, sbyte[] Features)> Run(int[] microvolts, TreeTable? trees) => Listen(microvolts, trees, false)._candidates;

    /// <summary>The R peaks that it takes for beats.</summary>
    internal static IReadOnlyList<int> Beats(int[] microvolts, TreeTable? trees) => Listen(microvolts, trees, true)._beats;

    private static QrsCandidateTap Listen(int[] microvolts, TreeTable? trees, bool isToEnd)
    {
        QrsCandidateTap tap = new();
        EcgHistory ecg = new(false);
        QrsDetector detector = new(tap, ecg, trees, tap);
        foreach (int sample in microvolts)
        {
            tap._pushed++;
            // As the twin does: loud noise would else be what no detector sees.
            long now = ecg.Push(Math.Clamp(sample, -Limits.MaxInputMicrovolts, Limits.MaxInputMicrovolts));
            if (now >= detector.WakesAt)
            {
                detector.Work(now);
            }
        }
        if (isToEnd)
        {
            detector.Finish();
        }
        return tap;
    }

    void IQrsObserver.OnCandidate(sbyte[] features, int delaySamples, bool isBeat) => _candidates.Add((_pushed - 1 - delaySamples, [.. features]));

    void IQrsListener.OnQrs(int delaySamples, int clarityPercent, bool isIntervalClear) => _beats.Add(_pushed - 1 - delaySamples);

    void IQrsListener.OnOverdue(int quietSamples, bool isSilenceClear)
    {
    }

    void IQrsListener.OnNoise(int delaySamples, int clarityPercent)
    {
    }
}
