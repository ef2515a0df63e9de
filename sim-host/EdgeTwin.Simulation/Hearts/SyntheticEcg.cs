namespace EdgeTwin.Simulation.Hearts;

/// <summary>
/// A small, seeded ECG: each beat a sum of Gaussians (P, Q, R, S, T), paced by a script of segments, with wander, muscle noise and
/// mains hum; the true beats and episodes come with it. Streamed, so that a day of it needs no more memory than its truth.
/// The samples are the same on every machine: they are made by additions and multiplications of doubles, in a fixed order, and
/// rounded to whole microvolts (see <see cref="PlainMath"/> and <see cref="SplitMix64"/>).
/// It is made to test the path from samples to events. It says nothing about how well a detector does on people.
/// </summary>
public sealed class SyntheticEcg
{
    /// <summary>Rate of the samples, Hz.</summary>
    public const int SampleRateHz = 250;

    // A beat's waves reach from 0.3 s before its R peak to 0.6 s after it.
    private const int LookAhead = 100;
    private const int RingLength = 1024;
    private const double FirstBeatS = 0.5;

    private readonly HeartSegment[] _script;
    private readonly long[] _starts;
    private readonly EcgTraits _traits;
    private readonly BeatPlanner _planner;
    private readonly SplitMix64 _noise;
    private readonly double[] _ring = new double[RingLength];
    private readonly List<TrueBeat> _beats = [];
    private readonly List<TrueEpisode> _episodes = [];
    private TrueBeat _next;
    private double _nextRrS;
    private long _position;
    private int _segment;
    private double _lastNoise;

    /// <summary>An ECG after <paramref name="script"/>.</summary>
    /// <exception cref="ArgumentException">The script is empty, or asks for what no heart does.</exception>
    public SyntheticEcg(IEnumerable<HeartSegment> script, EcgTraits? traits = null)
    {
        _script = [.. script];
        _traits = traits ?? new EcgTraits();
        if (_script.Length == 0 || _script[0].Rhythm == Rhythm.Pause)
        {
            throw new ArgumentException("a script begins with a segment that has beats", nameof(script));
        }
        if (_script.Any(segment => segment.RateBpm is not (>= 15 and <= 300)))
        {
            throw new ArgumentException("rates are 15 to 300 beats a minute", nameof(script));
        }
        _starts = new long[_script.Length + 1];
        for (int i = 0; i < _script.Length; i++)
        {
            _starts[i + 1] = _starts[i] + (long)Math.Floor((_script[i].Seconds * SampleRateHz) + 0.5);
        }
        _planner = new BeatPlanner(_script, _starts, _traits);
        _noise = new SplitMix64(_traits.Seed);
        _next = new TrueBeat((long)(FirstBeatS * SampleRateHz), BeatClass.Normal);
        _nextRrS = 60 / _script[0].RateBpm;
        _planner.StartAt(FirstBeatS);
        AddEpisodes();
    }

    /// <summary>Samples that it gives in all.</summary>
    public long SampleCount => _starts[^1];

    /// <summary>True beats so far: all those up to the last sample read, and up to 0.4 s more.</summary>
    public IReadOnlyList<TrueBeat> Beats => _beats;

    /// <summary>Stretches that are not plain sinus rhythm. A pause is added when its end is drawn; the others are known from the start.</summary>
    public IReadOnlyList<TrueEpisode> Episodes => _episodes;

    /// <summary>Gives the next samples, uV.</summary>
    /// <returns>How many; 0 at the end of the script.</returns>
    public int Read(Span<int> microvolts)
    {
        int count = (int)Math.Min(microvolts.Length, SampleCount - _position);
        for (int i = 0; i < count; i++)
        {
            microvolts[i] = NextSample();
        }
        return count;
    }

    /// <summary>The whole trace, uV.</summary>
    public int[] ReadToEnd()
    {
        int[] all = new int[SampleCount - _position];
        int read = Read(all);
        return all[..read];
    }

    private int NextSample()
    {
        while (_next.Sample <= _position + LookAhead)
        {
            DrawNextBeat();
        }
        while (_position >= _starts[_segment + 1])
        {
            _segment++;
        }
        HeartSegment segment = _script[_segment];
        int slot = (int)(_position % RingLength);
        double heart = _ring[slot];
        _ring[slot] = 0;
        double sum = heart + Disturbance(segment);
        _position++;
        return segment.IsLeadOff ? 0 : (int)Math.Floor(sum + 0.5);
    }

    private double Disturbance(HeartSegment segment)
    {
        double t = (double)_position / SampleRateHz;
        double sum = _traits.WanderUv * ((0.7 * PlainMath.Sin(0.22 * t)) + (0.3 * PlainMath.Sin((0.07 * t) + 0.3)));
        sum += _traits.MainsUv * PlainMath.Sin(_traits.MainsHz * t);
        if (segment.Rhythm == Rhythm.AtrialFibrillation)
        {
            sum += 0.05 * _traits.AmplitudeUv * PlainMath.Sin((5.8 * t) + (0.4 * PlainMath.Sin(0.31 * t)));
        }
        // Muscle noise has little below 20 Hz: half of the sample before is taken off. 1.118 = sqrt(1 + 0.25) restores the RMS.
        double white = _noise.NextNormal();
        double muscle = (white - (0.5 * _lastNoise)) / 1.1180339887498949;
        _lastNoise = white;
        double level = _traits.NoiseUv + segment.NoiseUv;
        return sum + (level * muscle);
    }

    private void DrawNextBeat()
    {
        TrueBeat beat = _next;
        int index = SegmentOf(beat.Sample);
        if (beat.Sample < SampleCount && !_script[index].IsLeadOff)
        {
            _beats.Add(beat);
        }
        Draw(beat, index);
        _next = _planner.Next();
        _nextRrS = _planner.RrSeconds;
        if (_planner.IsAfterPause && _next.Sample < SampleCount)
        {
            _episodes.Add(new TrueEpisode("pause", beat.Sample, _next.Sample));
        }
    }

    private void Draw(TrueBeat beat, int index)
    {
        HeartSegment segment = _script[index];
        // P and T follow the square root of the RR interval, as the QT interval does (Bazett 1920).
        double stretch = Math.Sqrt(Math.Clamp(_nextRrS, 0.35, 1.2));
        bool isWide = beat.Class == BeatClass.Ventricular;
        foreach (Wave wave in isWide ? Wave.WideQrs : Wave.NarrowQrs)
        {
            Add(beat.Sample, wave, 1, _traits.AmplitudeUv);
        }
        Add(beat.Sample, isWide ? Wave.WideT : Wave.T, stretch, _traits.AmplitudeUv);
        if (!isWide && segment.Rhythm != Rhythm.AtrialFibrillation)
        {
            Add(beat.Sample, beat.Class == BeatClass.Supraventricular ? Wave.RetrogradeP : Wave.P, stretch, _traits.AmplitudeUv);
        }
        double st = StLevelUv(beat.Sample, index);
        if (st != 0 && !isWide)
        {
            foreach (Wave wave in Wave.StLevel)
            {
                Add(beat.Sample, wave, 1, st);
            }
        }
    }

    private double StLevelUv(long sample, int index)
    {
        double before = index == 0 ? 0 : _script[index - 1].StUv;
        double share = (double)(sample - _starts[index]) / (_starts[index + 1] - _starts[index]);
        return before + ((_script[index].StUv - before) * Math.Min(share, 1));
    }

    private void Add(long rPeak, Wave wave, double stretch, double scaleUv)
    {
        double centre = wave.OffsetMs * stretch * SampleRateHz / 1000;
        double deviation = wave.DeviationMs * SampleRateHz / 1000;
        int from = (int)Math.Floor(centre - (4 * deviation));
        int to = (int)Math.Floor(centre + (4 * deviation)) + 1;
        for (int i = from; i <= to; i++)
        {
            long at = rPeak + i;
            if (at >= _position)
            {
                _ring[at % RingLength] += scaleUv * wave.Height * PlainMath.Gaussian((i - centre) / deviation);
            }
        }
    }

    private int SegmentOf(long sample)
    {
        int index = _segment;
        while (index + 1 < _script.Length && sample >= _starts[index + 1])
        {
            index++;
        }
        return index;
    }

    private void AddEpisodes()
    {
        for (int i = 0; i < _script.Length; i++)
        {
            HeartSegment segment = _script[i];
            if (segment.Label != "sinus" && segment.Rhythm != Rhythm.Pause)
            {
                _episodes.Add(new TrueEpisode(segment.Label, _starts[i], _starts[i + 1]));
            }
        }
    }
}
