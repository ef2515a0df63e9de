using EdgeTwin.Core;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Ppg;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings.Ppg;

namespace EdgeTwin.Host.Evaluation.Pulse;

/// <summary>A pulse wave through the device's own code.</summary>
internal sealed class PpgRun : ITwinSink, IPulseListener
{
    private readonly List<FoundPulse> _pulses = [];

    private PpgRun()
    {
    }

    /// <summary>Pulses in the order of time.</summary>
    internal IReadOnlyList<FoundPulse> Pulses => _pulses;

    /// <summary>The rate that the device showed at the end of each second, beats a minute; 0 while it showed none.</summary>
    internal List<int> RatesBpm { get; } = [];

    /// <summary>The ratio of ratios that stood last, 1/1000; 0 for none.</summary>
    internal int RatioPermille { get; private set; }

    /// <summary>The saturation told from it, 0.1 %; 0 for none.</summary>
    internal int Spo2Permille { get; private set; }

    /// <summary>The perfusion index that stood last, 0.01 %.</summary>
    internal int PerfusionPermyriad { get; private set; }

    internal static PpgRun Of(PpgRecording recording, CancellationToken cancellation)
    {
        PpgRun run = new();
        CardioTwin twin = new(run, new TwinSettings()) { PulseObserver = run };
        PpgFeed feed = new(recording);
        for (int i = 0; i < recording.Infrared.Length; i++)
        {
            feed.PushNext(twin);
            if (i % PpgRecording.RateHz == PpgRecording.RateHz - 1)
            {
                cancellation.ThrowIfCancellationRequested();
                run.RatesBpm.Add(twin.Pulses.PulseRateBpm);
            }
            run.Keep(twin.Pulses);
        }
        twin.Finish();
        return run;
    }

    public void OnBeat(Beat beat)
    {
    }

    public void OnEvent(TwinEvent twinEvent)
    {
    }

    void IPulseListener.OnPulse(long footEcgSample, int ibiMs, int qualityPercent) =>
        _pulses.Add(new FoundPulse((double)footEcgSample / Limits.SampleRateHz, ibiMs, qualityPercent));

    private void Keep(PpgMonitor pulses)
    {
        RatioPermille = pulses.RatioPermille > 0 ? pulses.RatioPermille : RatioPermille;
        Spo2Permille = pulses.Spo2Permille > 0 ? pulses.Spo2Permille : Spo2Permille;
        PerfusionPermyriad = pulses.PerfusionPermyriad > 0 ? pulses.PerfusionPermyriad : PerfusionPermyriad;
    }
}
