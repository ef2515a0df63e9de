using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Training;

/// <summary>A signal that is in memory already, as a stream.</summary>
internal sealed class SignalReading(SignalInfo info, double[] physical) : ISignalReader
{
    private int _frame;

    /// <inheritdoc/>
    public SignalInfo Signal => info;

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
