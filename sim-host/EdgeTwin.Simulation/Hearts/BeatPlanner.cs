namespace EdgeTwin.Simulation.Hearts;

/// <summary>Places the beats of a script in time, one after the other.</summary>
internal sealed class BeatPlanner
{
    private const double FirstAfterWaveS = 0.4;

    private readonly HeartScript _script;
    private readonly double _variability;
    private readonly SplitMix64 _random;
    private double _lastS;
    private int _segment;
    private BeatClass _lastClass = BeatClass.Normal;
    private BeatClass _lastButOneClass = BeatClass.Normal;
    private double _debtS;

    internal BeatPlanner(HeartScript script, EcgTraits traits)
    {
        _script = script;
        _variability = traits.VariabilityPercent / 100;
        _random = new SplitMix64(traits.Seed ^ 0x5EED0BEA7);
    }

    /// <summary>RR interval that led to the beat planned last, s.</summary>
    internal double RrSeconds { get; private set; }

    /// <summary>True when the beat planned last ends a pause.</summary>
    internal bool IsAfterPause { get; private set; }

    /// <summary>What that pause is called.</summary>
    internal string PauseLabel { get; private set; } = "pause";

    /// <summary>Tells where the first beat stands, s.</summary>
    internal void StartAt(double seconds) => _lastS = seconds;

    /// <summary>The next beat. Beats go on without end; those past the script are the caller's to drop.</summary>
    internal TrueBeat Next()
    {
        HeartSegment segment = SegmentAt(_lastS);
        BeatClass kind = BeatClass.Normal;
        double rr = segment.Rhythm switch
        {
            Rhythm.AtrialFibrillation => Irregular(segment),
            Rhythm.Bigeminy => Bigeminal(segment, out kind),
            Rhythm.Trigeminy => Trigeminal(segment, out kind),
            Rhythm.AtrialBigeminy => AtrialBigeminal(segment, out kind),
            Rhythm.VentricularTachycardia => Ventricular(segment, out kind),
            _ => Sinus(segment, out kind),
        };
        IsAfterPause = false;
        // What has no beats takes the interval over that would reach into it, and gives it its own length.
        if (_script.Has(_segment + 1) && _script[_segment + 1].IsBeatless && Sample(_lastS + rr) >= _script.StartOf(_segment + 1))
        {
            rr = OverBeatless();
            kind = BeatClass.Normal;
            _debtS = 0;
        }
        _lastS += rr;
        _lastButOneClass = _lastClass;
        _lastClass = kind;
        RrSeconds = rr;
        return new TrueBeat(Sample(_lastS), kind);
    }

    // What comes after its last beat is the segment behind it.
    private double OverBeatless()
    {
        double seconds = 0;
        bool hasWave = false;
        while (_script.Has(_segment + 1) && _script[_segment + 1].IsBeatless)
        {
            _segment++;
            seconds += _script[_segment].Seconds;
            hasWave |= _script[_segment].Rhythm == Rhythm.VentricularFibrillation;
            IsAfterPause = _script[_segment].Rhythm == Rhythm.Pause;
            PauseLabel = _script[_segment].Label;
        }
        // A pause is as long as it says, from beat to beat; a fibrillation ends before the next beat.
        double restS = ((double)_script.StartOf(_segment + 1) / SyntheticEcg.SampleRateHz) - _lastS;
        _segment += _script.Has(_segment + 1) ? 1 : 0;
        return hasWave ? restS + FirstAfterWaveS : seconds;
    }

    private static long Sample(double seconds) => (long)Math.Floor((seconds * SyntheticEcg.SampleRateHz) + 0.5);

    private HeartSegment SegmentAt(double seconds)
    {
        _segment = _script.IndexOf(Sample(seconds), _segment);
        return _script[_segment];
    }

    private double Sinus(HeartSegment segment, out BeatClass kind)
    {
        double rateBpm = _script.RateBpmAt(_segment, _lastS);
        double mean = 60 / rateBpm;
        kind = BeatClass.Normal;
        if (_debtS > 0)
        {
            double compensatory = mean + _debtS;
            _debtS = 0;
            return compensatory;
        }
        double draw = _random.NextUnit();
        double pvc = segment.PvcPerMinute / rateBpm;
        double pac = segment.PacPerMinute / rateBpm;
        if (_lastClass == BeatClass.Normal && draw < pvc)
        {
            kind = BeatClass.Ventricular;
            _debtS = 0.38 * mean;
            return 0.62 * mean;
        }
        if (_lastClass == BeatClass.Normal && draw < pvc + pac)
        {
            kind = BeatClass.Supraventricular;
            return 0.68 * mean;
        }
        // Respiration at 0.25 Hz, a slow wave at 0.05 Hz, and a little of neither.
        double sway = (0.6 * PlainMath.Sin(0.25 * _lastS)) + (0.5 * PlainMath.Sin(0.05 * _lastS)) + (0.2 * _random.NextNormal());
        return mean * (1 + (_variability * sway));
    }

    private double Bigeminal(HeartSegment segment, out BeatClass kind)
    {
        double mean = 60 / segment.RateBpm;
        kind = _lastClass == BeatClass.Ventricular ? BeatClass.Normal : BeatClass.Ventricular;
        _debtS = 0;
        return (kind == BeatClass.Ventricular ? 0.66 : 1.34) * mean * Jitter(segment);
    }

    private double Trigeminal(HeartSegment segment, out BeatClass kind)
    {
        double mean = 60 / segment.RateBpm;
        bool isAfterTwo = _lastClass == BeatClass.Normal && _lastButOneClass == BeatClass.Normal;
        kind = isAfterTwo ? BeatClass.Ventricular : BeatClass.Normal;
        _debtS = 0;
        return (isAfterTwo ? 0.64 : _lastClass == BeatClass.Ventricular ? 1.36 : 1) * mean * Jitter(segment);
    }

    private double AtrialBigeminal(HeartSegment segment, out BeatClass kind)
    {
        double mean = 60 / segment.RateBpm;
        kind = _lastClass == BeatClass.Supraventricular ? BeatClass.Normal : BeatClass.Supraventricular;
        _debtS = 0;
        return (kind == BeatClass.Supraventricular ? 0.76 : 1.24) * mean * Jitter(segment);
    }

    private double Ventricular(HeartSegment segment, out BeatClass kind)
    {
        kind = BeatClass.Ventricular;
        _debtS = 0;
        return 60 / segment.RateBpm * Jitter(segment);
    }

    // No draw where there is none: a seed gives the hearts of before.
    private double Jitter(HeartSegment segment) =>
        segment.JitterPercent > 0 ? Math.Clamp(1 + (segment.JitterPercent / 100 * _random.NextNormal()), 0.7, 1.4) : 1;

    private double Irregular(HeartSegment segment)
    {
        double factor = 1 + (0.24 * _random.NextNormal());
        return Math.Clamp(factor, 0.5, 1.8) * 60 / segment.RateBpm;
    }
}
