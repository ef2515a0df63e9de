namespace EdgeTwin.Host.Replay;

/// <summary>Two signals of a recording in step. Where the second has no signal, its last sample stands for it.</summary>
internal sealed class TwoLeadSource : ISampleSource
{
    private readonly ISampleSource _first;
    private readonly ISampleSource _second;
    private int _last;

    /// <summary>Takes both over.</summary>
    internal TwoLeadSource(ISampleSource first, ISampleSource second)
    {
        _first = first;
        _second = second;
    }

    /// <inheritdoc/>
    public long? SampleCount => _first.SampleCount;

    /// <inheritdoc/>
    public bool HasSecond => true;

    /// <inheritdoc/>
    public int Read(Span<int> microvolts) => Read(microvolts, new int[microvolts.Length]);

    /// <inheritdoc/>
    public int Read(Span<int> first, Span<int> second)
    {
        int read = _first.Read(first);
        int filled = 0;
        while (filled < read)
        {
            int more = _second.Read(second[filled..read]);
            if (more == 0)
            {
                second[filled..read].Fill(_last);
                break;
            }
            foreach (ref int sample in second.Slice(filled, more))
            {
                if (sample == ISampleSource.Missing)
                {
                    sample = _last;
                }
                _last = sample;
            }
            filled += more;
        }
        return read;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }
}
