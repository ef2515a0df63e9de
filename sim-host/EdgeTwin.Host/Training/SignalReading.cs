using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Training;

/// <summary>A signal that is in memory already, as a stream.</summary>
internal sealed class SignalReading(SignalInfo info, double[] physical) : ISignalReader
{
    private int _frame;

    /// <inheritdoc/>
    public SignalInfo Signal => info;

    /// <summary>The whole of signal <paramref name="index"/>.</summary>
    internal static double[] All(IRecording recording, int index)
    {
        using ISignalReader reader = recording.OpenSignal(index);
        List<double> all = [];
        double[] block = new double[1 << 14];
        for (int read = reader.Read(block); read > 0; read = reader.Read(block))
        {
            all.AddRange(block.AsSpan(0, read));
        }
        return [.. all];
    }

    /// <inheritdoc/>
    public int Read(Span<double> block)
    {
        int count = Math.Min(block.Length, physical.Length - _frame);
        physical.AsSpan(_frame, count).CopyTo(block);
        _frame += count;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
