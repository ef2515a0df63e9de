namespace EdgeTwin.Recordings.Noise;

/// <summary>Streams a signal with its noise.</summary>
internal sealed class NoisySignalReader(SignalInfo info, double[] clean, NoiseMixer mixer) : ISignalReader
{
    private int _frame;

    /// <inheritdoc/>
    public SignalInfo Signal => info;

    /// <inheritdoc/>
    public int Read(Span<double> physical)
    {
        int count = Math.Min(physical.Length, clean.Length - _frame);
        clean.AsSpan(_frame, count).CopyTo(physical);
        mixer.Add(physical[..count]);
        _frame += count;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
