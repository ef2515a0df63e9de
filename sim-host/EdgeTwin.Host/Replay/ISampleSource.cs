namespace EdgeTwin.Host.Replay;

/// <summary>Where a <see cref="ReplayPipeline"/> gets its samples: 250 Hz, whole microvolts, in blocks.</summary>
public interface ISampleSource : IDisposable
{
    /// <summary>Stands for a sample that is missing.</summary>
    const int Missing = int.MinValue;

    /// <summary>Samples in all, or null where that is not known before the end.</summary>
    long? SampleCount { get; }

    /// <summary>True where each sample is of two leads.</summary>
    bool HasSecond => false;

    /// <summary>Gives the next samples of two leads.</summary>
    /// <param name="first">The first lead, as <see cref="Read(Span{int})"/> gives it: a sample that is missing is told here, for both.</param>
    /// <param name="second">As long; left alone where there is no second lead.</param>
    /// <returns>How many; 0 at the end.</returns>
    int Read(Span<int> first, Span<int> second) => Read(first);

    /// <summary>Gives the next samples, uV, or <see cref="Missing"/>.</summary>
    /// <returns>How many; 0 at the end.</returns>
    int Read(Span<int> microvolts);

    /// <summary>All samples that are left, in memory.</summary>
    int[] ReadAll()
    {
        List<int> all = [];
        int[] block = new int[8192];
        for (int read = Read(block); read > 0; read = Read(block))
        {
            all.AddRange(block.AsSpan(0, read));
        }
        return [.. all];
    }
}
