using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Wearers;

/// <summary>
/// The pulse that follows each true beat: a systolic and a dicrotic Gaussian, weaker the less time the heart had to fill. It draws
/// the beats once more from the same seed, so that the light may be asked for earlier or later than the voltage.
/// </summary>
internal sealed class PulseWave
{
    // A pulse is over 0.9 s after its foot, and the next beat but two is then at least 0.6 s away (300 beats a minute).
    private const int Remembered = 8;
    private const double LongestS = 0.9;
    private const double SystolicS = 0.16;
    private const double SystolicWidthS = 0.055;
    private const double DicroticS = 0.42;
    private const double DicroticWidthS = 0.09;
    private const double DicroticHeight = 0.35;

    private readonly BeatPlanner _planner;
    private readonly double _arrivalS;
    private readonly double[] _footS = new double[Remembered];
    private readonly double[] _strength = new double[Remembered];
    private TrueBeat _next;
    private double _nextRrS;
    private int _count;

    internal PulseWave(HeartScript script, EcgTraits ecg, double arrivalS)
    {
        _planner = new BeatPlanner(script, ecg);
        _planner.StartAt(SyntheticEcg.FirstBeatS);
        _arrivalS = arrivalS;
        _next = new TrueBeat((long)(SyntheticEcg.FirstBeatS * SyntheticEcg.SampleRateHz), BeatClass.Normal);
        _nextRrS = 60 / script[0].RateBpm;
    }

    /// <summary>Height of the pulse, about 1 at a systolic peak at rest.</summary>
    /// <param name="seconds">Seconds since the heart began; never falls from call to call.</param>
    internal double At(double seconds)
    {
        while (FootS(_next) <= seconds + SystolicS)
        {
            TakeBeat();
        }
        double sum = 0;
        for (int i = Math.Max(0, _count - Remembered); i < _count; i++)
        {
            int slot = i % Remembered;
            double since = seconds - _footS[slot];
            if (since < LongestS)
            {
                sum += _strength[slot] * Shape(since);
            }
        }
        return sum;
    }

    private static double Shape(double since) =>
        Bell((since - SystolicS) / SystolicWidthS) + (DicroticHeight * Bell((since - DicroticS) / DicroticWidthS));

    private static double Bell(double z) => z is > -4.5 and < 4.5 ? PlainMath.Gaussian(z) : 0;

    private double FootS(TrueBeat beat) => ((double)beat.Sample / SyntheticEcg.SampleRateHz) + _arrivalS;

    private void TakeBeat()
    {
        int slot = _count % Remembered;
        _footS[slot] = FootS(_next);
        // Stroke volume follows the filling time; a ventricle that contracts out of turn ejects less.
        double filling = Math.Clamp(_nextRrS / 0.8, 0.3, 1.15);
        _strength[slot] = _next.Class == BeatClass.Ventricular ? 0.6 * filling : filling;
        _count++;
        _next = _planner.Next();
        _nextRrS = _planner.RrSeconds;
    }
}
