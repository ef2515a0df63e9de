using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Wearers;

/// <summary>
/// The pulse that follows each true beat: a systolic and a dicrotic Gaussian, weaker the less time the heart had to fill against what it is used to. It draws
/// the beats once more from the same seed, so that the light may be asked for earlier or later than the voltage.
/// </summary>
internal sealed class PulseWave
{
    // A pulse is over 0.9 s after its foot, and the next beat but two is then at least 0.6 s away (300 beats a minute).
    private const int Remembered = 8;
    private const double LongestS = 0.9;

    // The tangent at the steepest point (one deviation before the peak) meets the level of before two deviations before the peak: that is the foot.
    private const double SystolicWidthS = 0.055;
    private const double SystolicS = 2 * SystolicWidthS;
    private const double DicroticS = 0.37;
    private const double DicroticWidthS = 0.09;
    private const double DicroticHeight = 0.35;
    private const double AheadS = 0.16;

    private const double RestRrS = 0.8;
    private const double UselessPart = 0.45;
    private const double VentricularPart = 0.7;
    private const double MostFilling = 1.3;
    private const double RrMean = 0.125;

    private readonly BeatPlanner _planner;
    private readonly PulseTraits _traits;
    private readonly List<TruePulse>? _truth;
    private readonly double[] _footS = new double[Remembered];
    private readonly double[] _strength = new double[Remembered];
    private readonly double[] _stretch = new double[Remembered];
    private TrueBeat _next;
    private double _nextRrS;
    private double _meanRrS;
    private double _nextStrength;
    private double _nextFootS;
    private int _count;

    internal PulseWave(HeartScript script, EcgTraits ecg, PulseTraits traits, List<TruePulse>? truth)
    {
        _planner = new BeatPlanner(script, ecg);
        _planner.StartAt(SyntheticEcg.FirstBeatS);
        _traits = traits;
        _truth = truth;
        _nextRrS = 60 / script[0].RateBpm;
        _meanRrS = _nextRrS;
        Meet(new TrueBeat((long)(SyntheticEcg.FirstBeatS * SyntheticEcg.SampleRateHz), BeatClass.Normal));
    }

    /// <summary>Height of the pulse, about 1 at a systolic peak at rest.</summary>
    /// <param name="seconds">Seconds since the heart began; never falls from call to call.</param>
    internal double At(double seconds)
    {
        while (_nextFootS <= seconds + AheadS)
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
                sum += _strength[slot] * Shape(since, _stretch[slot]);
            }
        }
        return sum;
    }

    private static double Shape(double since, double stretch) =>
        Bell((since - SystolicS) / SystolicWidthS) + (DicroticHeight * Bell((since - (DicroticS * stretch)) / (DicroticWidthS * stretch)));

    private static double Bell(double z) => z is > -4.5 and < 4.5 ? PlainMath.Gaussian(z) : 0;

    private void TakeBeat()
    {
        int slot = _count % Remembered;
        _footS[slot] = _nextFootS;
        _strength[slot] = _nextStrength;
        _stretch[slot] = Math.Sqrt(Math.Clamp(_meanRrS / RestRrS, 0.4, 1.3));
        _count++;
        if (_nextStrength > 0)
        {
            _truth?.Add(new TruePulse(_nextFootS, _nextStrength, _next.Sample));
        }
        TrueBeat beat = _planner.Next();
        _nextRrS = _planner.RrSeconds;
        Meet(beat);
    }

    private void Meet(TrueBeat beat)
    {
        _next = beat;
        _nextStrength = StrengthOf(beat);
        _meanRrS += RrMean * (Math.Min(_nextRrS, 2) - _meanRrS);
        double lateMs = _traits.WeakDelayMs * Math.Max(0, 1 - _nextStrength);
        _nextFootS = ((double)beat.Sample / SyntheticEcg.SampleRateHz) + ((_traits.ArrivalMs + lateMs) / 1000);
    }

    // Stroke volume follows the filling time against the usual one, and a ventricle that contracts out of turn ejects less; a heart that is faster throughout
    // has smaller pulses, yet not by as much.
    private double StrengthOf(TrueBeat beat)
    {
        double filling = Math.Clamp(((_nextRrS / _meanRrS) - UselessPart) / (1 - UselessPart), 0, MostFilling);
        double rest = Math.Sqrt(Math.Clamp(_meanRrS / RestRrS, 0.4, 1.2));
        double strength = rest * filling * (beat.Class == BeatClass.Ventricular ? VentricularPart : 1);
        return strength * 100 < _traits.WeakestPercent ? 0 : strength;
    }
}
