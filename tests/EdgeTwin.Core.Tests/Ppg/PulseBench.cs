using EdgeTwin.Core.Ppg;
using EdgeTwin.Core.Tests.Support;

namespace EdgeTwin.Core.Tests.Ppg;

/// <summary>A twin with a synthetic finger on its pulse sensor, made of whole numbers: the same on every machine.</summary>
internal sealed class PulseBench : IPulseListener
{
    internal const int Level = 100_000;
    private uint _random = 7;
    private int _at;

    internal PulseBench(TwinSettings? settings = null)
    {
        Twin = new CardioTwin(Heard, settings ?? new TwinSettings()) { PulseObserver = this };
    }

    internal RecordingSink Heard { get; } = new();

    internal CardioTwin Twin { get; }

    internal List<(long Foot, int IbiMs, int Quality)> Pulses { get; } = [];

    void IPulseListener.OnPulse(long footEcgSample, int ibiMs, int qualityPercent) => Pulses.Add((footEcgSample, ibiMs, qualityPercent));

    /// <summary>Pushes pulses of a given period, each a rise over 120 ms and a slow fall, from sample 0 of a period on.</summary>
    internal void Push(double seconds, int periodSamples = 80, int height = 1500, int redPermille = 500, int noise = 8, int level = Level)
    {
        for (int i = 0; i < seconds * 100; i++)
        {
            int wave = Wave(_at++ % periodSamples, periodSamples, height);
            Twin.PushPpg(level - (wave * redPermille / 1000) + Noise(noise), level - wave + Noise(noise));
        }
    }

    /// <summary>Pushes what another makes of the time, in samples.</summary>
    internal void Push(int samples, Func<int, (int Red, int Infrared)> light)
    {
        for (int i = 0; i < samples; i++)
        {
            (int red, int infrared) = light(i);
            Twin.PushPpg(red, infrared);
        }
    }

    internal int Noise(int size)
    {
        _random = (_random * 1664525) + 1013904223;
        return size == 0 ? 0 : (int)((_random >> 8) % (uint)((2 * size) + 1)) - size;
    }

    private static int Wave(int at, int period, int height)
    {
        const int Rise = 12;
        return at < Rise ? height * at / Rise : height * (period - at) / (period - Rise);
    }
}
