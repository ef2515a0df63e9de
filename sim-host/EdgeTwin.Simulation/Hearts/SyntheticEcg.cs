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
    internal const double FirstBeatS = 0.5;

    private readonly HeartScript _script;
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
    private HeartSegment _current;
    private long _segmentEnd;
    private double _lastNoise;

    /// <summary>An ECG after <paramref name="script"/>.</summary>
    /// <param name="script">Its segments, in order.</param>
    /// <param name="traits">What it looks like; null for the plain one.</param>
    /// <param name="loops">True where the script begins anew at its end, for ever.</param>
    /// <exception cref="ArgumentException">The script is empty, or asks for what no heart does.</exception>
    public SyntheticEcg(IEnumerable<HeartSegment> script, EcgTraits? traits = null, bool loops = false)
    {
        _script = new HeartScript(script, loops);
        _traits = traits ?? new EcgTraits();
        _planner = new BeatPlanner(_script, _traits);
        _noise = new SplitMix64(_traits.Seed);
        _next = new TrueBeat((long)(FirstBeatS * SampleRateHz), BeatClass.Normal);
        _nextRrS = 60 / _script[0].RateBpm;
        _planner.StartAt(FirstBeatS);
        _current = _script[0];
        _segmentEnd = _script.StartOf(1);
        for (int i = 0; i < (loops ? 1 : _script.Length); i++)
        {
            AddEpisode(i);
        }
    }

    /// <summary>Samples that it gives in all; <see cref="long.MaxValue"/> where it loops.</summary>
    public long SampleCount => _script.SampleCount;

    /// <summary>True beats so far: all those up to the last sample read, and up to 0.4 s more.</summary>
    public IReadOnlyList<TrueBeat> Beats => _beats;

    /// <summary>Stretches that are not plain sinus rhythm. A pause is added when its end is drawn; the others are known from the start, and where the script loops, as each begins.</summary>
    public IReadOnlyList<TrueEpisode> Episodes => _episodes;

    /// <summary>Drops the truth about what ended before a sample, so that days of it need no more memory than minutes.</summary>
    /// <param name="sample">Sample at 250 Hz, 0 = first.</param>
    public void ForgetBefore(long sample)
    {
        int beats = 0;
        while (beats < _beats.Count && _beats[beats].Sample < sample)
        {
            beats++;
        }
        _beats.RemoveRange(0, beats);
        // By hand: a lambda that holds the sample would be an allocation a call.
        for (int i = _episodes.Count - 1; i >= 0; i--)
        {
            if (_episodes[i].EndSample <= sample)
            {
                _episodes.RemoveAt(i);
            }
        }
    }

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
    /// <exception cref="InvalidOperationException">It loops, and has no end.</exception>
    public int[] ReadToEnd()
    {
        if (_script.Loops)
        {
            throw new InvalidOperationException("a script that loops has no end");
        }
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
        while (_position >= _segmentEnd)
        {
            EnterNextSegment();
        }
        HeartSegment segment = _current;
        int slot = (int)(_position % RingLength);
        double heart = _ring[slot];
        _ring[slot] = 0;
        double sum = heart + Disturbance(segment);
        _position++;
        return segment.IsLeadOff ? 0 : (int)Math.Floor(sum + 0.5);
    }

    private void EnterNextSegment()
    {
        _segment++;
        _current = _script[_segment];
        _segmentEnd = _script.StartOf(_segment + 1);
        if (_script.Loops)
        {
            AddEpisode(_segment);
        }
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
        else if (segment.Rhythm == Rhythm.VentricularFibrillation)
        {
            sum += Fibrillation(t);
        }
        // Muscle noise has little below 20 Hz: half of the sample before is taken off. 1.118 = sqrt(1 + 0.25) restores the RMS.
        double white = _noise.NextNormal();
        double muscle = (white - (0.5 * _lastNoise)) / 1.1180339887498949;
        _lastNoise = white;
        double level = _traits.NoiseUv + segment.NoiseUv;
        return sum + (level * muscle);
    }

    // Frequency and size wander, and no two waves are alike; it fades as the heart runs out of strength.
    private double Fibrillation(double t)
    {
        double phase = (4.9 * t) + (0.9 * PlainMath.Sin((0.37 * t) + 0.2)) + (0.35 * PlainMath.Sin(1.13 * t));
        double size = 0.62 + (0.2 * PlainMath.Sin(0.71 * t)) + (0.16 * PlainMath.Sin((1.9 * t) + 0.4));
        return 0.5 * _traits.AmplitudeUv * size * (PlainMath.Sin(phase) + (0.3 * PlainMath.Sin((1.6 * phase) + 0.1)));
    }

    private void DrawNextBeat()
    {
        TrueBeat beat = _next;
        int index = _script.IndexOf(beat.Sample, _segment);
        if (beat.Sample < SampleCount && !_script[index].IsLeadOff)
        {
            _beats.Add(beat);
        }
        Draw(beat, index);
        _next = _planner.Next();
        _nextRrS = _planner.RrSeconds;
        if (_planner.IsAfterPause && _next.Sample < SampleCount)
        {
            _episodes.Add(new TrueEpisode(_planner.PauseLabel, beat.Sample, _next.Sample));
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
        double share = (double)(sample - _script.StartOf(index)) / (_script.StartOf(index + 1) - _script.StartOf(index));
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

    private void AddEpisode(int index)
    {
        HeartSegment segment = _script[index];
        if (segment.Label != "sinus" && segment.Rhythm != Rhythm.Pause)
        {
            _episodes.Add(new TrueEpisode(segment.Label, _script.StartOf(index), _script.StartOf(index + 1)));
        }
    }
}
