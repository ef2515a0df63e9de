namespace EdgeTwin.Simulation.Hearts;

/// <summary>The segments of a script laid end to end in samples at 250 Hz; one that loops begins anew for ever, its indices going on.</summary>
internal sealed class HeartScript
{
    private readonly HeartSegment[] _segments;
    private readonly long[] _starts;
    private readonly bool _loops;

    /// <exception cref="ArgumentException">The script is empty, or asks for what no heart does.</exception>
    internal HeartScript(IEnumerable<HeartSegment> segments, bool loops)
    {
        _segments = [.. segments];
        _loops = loops;
        if (_segments.Length == 0 || _segments[0].IsBeatless)
        {
            throw new ArgumentException("a script begins with a segment that has beats", nameof(segments));
        }
        if (_segments.Any(segment => segment.RateBpm is not (>= 15 and <= 300) || segment.EndRateBpm is not (null or (>= 15 and <= 300))))
        {
            throw new ArgumentException("rates are 15 to 300 beats a minute", nameof(segments));
        }
        _starts = new long[_segments.Length + 1];
        for (int i = 0; i < _segments.Length; i++)
        {
            _starts[i + 1] = _starts[i] + (long)Math.Floor((_segments[i].Seconds * SyntheticEcg.SampleRateHz) + 0.5);
        }
    }

    internal bool Loops => _loops;

    /// <summary>Segments of one lap.</summary>
    internal int Length => _segments.Length;

    /// <summary>Samples in all; no end where it loops.</summary>
    internal long SampleCount => _loops ? long.MaxValue : _starts[^1];

    internal HeartSegment this[int index] => _segments[index % _segments.Length];

    internal bool Has(int index) => _loops || index < _segments.Length;

    /// <summary>First sample of a segment; for the one behind the last, the sample behind the last.</summary>
    internal long StartOf(int index) => (index / _segments.Length * _starts[^1]) + _starts[index % _segments.Length];

    /// <summary>Rate of a segment at a moment, beats a minute.</summary>
    internal double RateBpmAt(int index, double seconds)
    {
        HeartSegment segment = this[index];
        if (segment.EndRateBpm is not { } end)
        {
            return segment.RateBpm;
        }
        double into = seconds - ((double)StartOf(index) / SyntheticEcg.SampleRateHz);
        return segment.RateBpm + ((end - segment.RateBpm) * Math.Clamp(into / segment.Seconds, 0, 1));
    }

    /// <summary>The segment that holds a sample, looked for from <paramref name="from"/> on; behind the last, the last.</summary>
    internal int IndexOf(long sample, int from)
    {
        int index = from;
        while (Has(index + 1) && sample >= StartOf(index + 1))
        {
            index++;
        }
        return index;
    }
}
