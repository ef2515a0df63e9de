using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Replay;

/// <summary>A synthetic heart as a source of samples.</summary>
public sealed class SyntheticSource(SyntheticEcg ecg) : ISampleSource
{
    /// <inheritdoc/>
    public long? SampleCount => ecg.SampleCount;

    /// <inheritdoc/>
    public int Read(Span<int> microvolts) => ecg.Read(microvolts);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
