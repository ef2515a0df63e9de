using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Running;

/// <summary>Feeds a recording to a player, a block ahead: so its length is known before its last sample is played, and the run can end with that sample.</summary>
internal sealed class TraceFeed : IDisposable
{
    private const int BlockSamples = 4096;

    private readonly ISampleSource _source;
    private readonly int[] _block = new int[BlockSamples];
    private int _count;
    private int _used;
    private long _given;

    internal TraceFeed(ISampleSource source)
    {
        _source = source;
        Fill();
    }

    /// <summary>Samples in all; null until the end is in sight.</summary>
    internal long? Length { get; private set; }

    /// <summary>Samples in all by the record's own word, for progress; null where it has none.</summary>
    internal long? Announced => _source.SampleCount;

    /// <summary>Samples that are missing in the recording, so far.</summary>
    internal long Missing { get; private set; }

    /// <summary>Gives the next samples.</summary>
    internal int Read(Span<int> microvolts)
    {
        int count = Math.Min(microvolts.Length, _count - _used);
        Span<int> given = microvolts[..count];
        _block.AsSpan(_used, count).CopyTo(given);
        _used += count;
        _given += count;
        Missing += given.Count(ISampleSource.Missing);
        if (_used == _count)
        {
            Fill();
        }
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private void Fill()
    {
        _used = 0;
        _count = 0;
        while (_count < BlockSamples && _source.Read(_block.AsSpan(_count)) is > 0 and { } read)
        {
            _count += read;
        }
        if (_count < BlockSamples)
        {
            Length = _given + _count;
        }
    }
}
