using EdgeTwin.Core;
using EdgeTwin.Host.WhatIf;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Twins;

/// <summary>A heart that beats as the twin's: its waves, its rate and how that varies, its noise. A seed gives the same signal every time.</summary>
internal sealed class ModelHeart
{
    private const int Hz = Limits.SampleRateHz;
    private const double ShortestRrMs = 300;
    private const double LongestRrMs = 2500;

    // Slow and respiratory variation of the rate, Hz (Task Force of ESC and NASPE, Circulation 93:1043, 1996).
    private const double SlowHz = 0.1;
    private const double BreathHz = 0.25;

    // The QT interval goes with the cube root of the RR interval (Fridericia 1920).
    private const double QtExponent = 1.0 / 3;
    // No front end is without: a line that does not move at all is a lost electrode's.
    private const double LeastNoiseUv = 6;
    private const double LeastStretch = 0.6;
    private const double MostStretch = 1.5;

    private readonly TwinSnapshot _snapshot;
    private readonly ModelBeat _beat;
    private readonly SplitMix64 _random;

    private ModelHeart(TwinSnapshot snapshot, ModelBeat beat, ulong seed)
    {
        _snapshot = snapshot;
        _beat = beat;
        _random = new SplitMix64(seed);
    }

    /// <summary>Lets it beat.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="snapshot">The twin.</param>
    /// <param name="beat">The model of its beat.</param>
    /// <param name="lengthS">How long, s.</param>
    /// <param name="seed">Of its variation and noise.</param>
    internal static WhatIfHeart Beat(string name, TwinSnapshot snapshot, ModelBeat beat, double lengthS, ulong seed)
    {
        ModelHeart heart = new(snapshot, beat, seed);
        int samples = (int)(lengthS * Hz);
        List<double> timesMs = heart.Times(1000.0 * samples / Hz);
        int[] signal = heart.Draw(timesMs, samples);
        long[] beats = [.. timesMs.Select(ms => (long)Math.Round(ms * Hz / 1000)).Where(at => at >= 0 && at < samples)];
        return new WhatIfHeart(name, $"the model of twin edition {snapshot.Version}", signal, beats, "of the model");
    }

    private List<double> Times(double lengthMs)
    {
        double variance = _snapshot.Rr.Sd * _snapshot.Rr.Sd;
        double step = _snapshot.RrStep.Mean * TwinCell.PerDeviation;
        (double slow, double breath) = Split(variance, step * step);
        double slowPhase = _random.NextUnit() * 2 * Math.PI;
        double breathPhase = _random.NextUnit() * 2 * Math.PI;
        List<double> times = [];
        double at = _snapshot.Rr.Mean / 2.0;
        while (at < lengthMs + LongestRrMs)
        {
            times.Add(at);
            double s = at / 1000;
            double rr = _snapshot.Rr.Mean
                + (Math.Sqrt(2 * slow) * Math.Sin((2 * Math.PI * SlowHz * s) + slowPhase))
                + (Math.Sqrt(2 * breath) * Math.Sin((2 * Math.PI * BreathHz * s) + breathPhase));
            at += Math.Clamp(rr, ShortestRrMs, LongestRrMs);
        }
        return times;
    }

    // How much of the variance is slow and how much goes with the breath, so that intervals differ from one to the next as the wearer's do.
    private (double Slow, double Breath) Split(double variance, double stepVariance)
    {
        double slowPart = 2 * (1 - Math.Cos(2 * Math.PI * SlowHz * _snapshot.Rr.Mean / 1000));
        double breathPart = 2 * (1 - Math.Cos(2 * Math.PI * BreathHz * _snapshot.Rr.Mean / 1000));
        if (Math.Abs(breathPart - slowPart) < 1e-6)
        {
            return (variance / 2, variance / 2);
        }
        double breath = Math.Clamp((stepVariance - (slowPart * variance)) / (breathPart - slowPart), 0, variance);
        return (variance - breath, breath);
    }

    private int[] Draw(List<double> timesMs, int samples)
    {
        double[] sum = new double[samples];
        for (int beat = 0; beat < timesMs.Count; beat++)
        {
            double rr = beat == 0 ? _snapshot.Rr.Mean : timesMs[beat] - timesMs[beat - 1];
            _beat.Add(sum, timesMs[beat], StretchAt(rr), 1000.0 / Hz);
        }
        // A block's mean of 16 beats keeps a quarter of the noise, and differs besides by what changes slowly: its distance is about the noise itself.
        double noise = Math.Max(LeastNoiseUv, _snapshot.NoiseUv);
        return [.. sum.Select(value => (int)Math.Round(Math.Clamp(value + _beat.Waves.Values[0] + (noise * _random.NextNormal()), -Limits.MaxInputMicrovolts, Limits.MaxInputMicrovolts)))];
    }

    // How much later than usual a T wave comes, after an interval that is longer or shorter than usual.
    private double StretchAt(double rrMs) =>
        Math.Clamp(Math.Pow(rrMs / Math.Max(1, _snapshot.Rr.Mean), QtExponent), LeastStretch, MostStretch);
}
