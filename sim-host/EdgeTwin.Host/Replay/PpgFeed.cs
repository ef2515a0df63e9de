using EdgeTwin.Core;
using EdgeTwin.Core.Ppg;
using EdgeTwin.Recordings.Ppg;

namespace EdgeTwin.Host.Replay;

/// <summary>Brings a pulse wave to the twin in step with its ECG, and counts the pulses that it tells.</summary>
internal sealed class PpgFeed : IPulseListener
{
    private readonly PpgRecording _recording;
    private int _next;
    private int _missing;

    internal PpgFeed(PpgRecording recording) => _recording = recording;

    /// <summary>Pulses so far, and those of them that were good ones.</summary>
    internal int Pulses { get; private set; }

    internal int GoodPulses { get; private set; }

    /// <summary>Pushes what was taken up to ECG sample <paramref name="ecgSample"/>.</summary>
    internal void PushTo(CardioTwin twin, long ecgSample)
    {
        while (_next < _recording.Infrared.Length && (long)_next * Limits.SampleRateHz <= ecgSample * PpgRecording.RateHz)
        {
            PushNext(twin);
        }
    }

    /// <summary>Pushes the next sample, and before it what was missing; one that is missing is counted only.</summary>
    internal void PushNext(CardioTwin twin)
    {
        int red = _recording.Red[_next];
        int infrared = _recording.Infrared[_next];
        _next++;
        if (red == PpgRecording.Missing || infrared == PpgRecording.Missing)
        {
            _missing++;
            return;
        }
        if (_missing > 0)
        {
            twin.PushPpgGap(_missing);
            _missing = 0;
        }
        twin.PushPpg(red, infrared);
    }

    void IPulseListener.OnPulse(long footEcgSample, int ibiMs, int qualityPercent)
    {
        Pulses++;
        GoodPulses += qualityPercent >= PpgMonitor.GoodPercent ? 1 : 0;
    }
}
