using EdgeTwin.Core;

namespace EdgeTwin.Host.Metering;

/// <summary>The pulse wave beside a metered ECG, which has none of its own: 100 Hz, a pulse each 0.8 s with a wave like a finger's, some noise, SpO2 of about 96 %.</summary>
internal sealed class MeterPulse
{
    private const int RateHz = 100;
    private const int PulseSamples = 80;
    private const int Level = 100_000;
    private long _next;
    private uint _random = 1;

    /// <summary>The next sample, where its time has come.</summary>
    internal bool TryNext(long ecgSample, out int red, out int infrared)
    {
        red = 0;
        infrared = 0;
        if (_next * Limits.SampleRateHz > ecgSample * RateHz)
        {
            return false;
        }
        double phase = (double)(_next % PulseSamples) / PulseSamples;
        double wave = (1200 * Bell(phase, 0.25, 0.09)) + (400 * Bell(phase, 0.55, 0.12));
        infrared = Level - (int)wave + Noise();
        red = Level - (int)(wave * 0.5) + Noise();
        _next++;
        return true;
    }

    private static double Bell(double phase, double middle, double width) => Math.Exp(-(phase - middle) * (phase - middle) / (2 * width * width));

    private int Noise()
    {
        _random = (_random * 1664525) + 1013904223;
        return (int)(_random >> 26) - 32;
    }
}
