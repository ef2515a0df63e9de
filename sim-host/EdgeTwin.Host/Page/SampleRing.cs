namespace EdgeTwin.Host.Page;

/// <summary>
/// The last samples of a signal, numbered from the first that ever came. One thread adds, any other may copy: none of them waits, so that whoever looks
/// cannot hold up the device that is looked at.
/// </summary>
internal sealed class SampleRing(int hz, int capacity)
{
    /// <summary>In place of a sample that is missing.</summary>
    internal const int Missing = Replay.ISampleSource.Missing;

    private readonly int[] _samples = new int[capacity];
    private long _count;

    /// <summary>Samples a second of the signal.</summary>
    internal int Hz => hz;

    /// <summary>Samples so far.</summary>
    internal long Count => Volatile.Read(ref _count);

    /// <summary>Adds one.</summary>
    internal void Add(int sample)
    {
        _samples[_count % capacity] = sample;
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>Copies what is there from number <paramref name="from"/> on; where that is no longer held, from the oldest that is.</summary>
    /// <param name="from">Number of the first sample wanted; becomes that of the first copied.</param>
    /// <param name="into">Where to; it takes the newest that fit.</param>
    /// <returns>Samples copied.</returns>
    internal int Copy(ref long from, Span<int> into)
    {
        while (true)
        {
            long end = Count;
            // Half the ring is left to the writer, which goes on meanwhile.
            long first = Math.Max(Math.Max(from, 0), Math.Max(end - into.Length, end - (capacity / 2)));
            int count = (int)Math.Max(0, end - first);
            for (int i = 0; i < count; i++)
            {
                into[i] = _samples[(first + i) % capacity];
            }
            if (Count - first < capacity)
            {
                from = first;
                return count;
            }
        }
    }
}
