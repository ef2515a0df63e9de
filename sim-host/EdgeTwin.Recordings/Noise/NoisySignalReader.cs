namespace EdgeTwin.Recordings.Noise;

/// <summary>Streams a signal with its noise.</summary>
internal sealed class NoisySignalReader(SignalInfo info, double[] clean, NoiseMixer mixer) : ISignalReader
{
    private int frame;

    /// <inheritdoc/>
    public SignalInfo Signal => info;

    /// <inheritdoc/>
    public int Read(Span<double> physical)
    {
        int count = Math.Min(physical.Length, clean.Length - frame);
        clean.AsSpan(frame, count).CopyTo(physical);
        mixer.Add(physical[..count]);
        frame += count;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
