using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Evaluation.Ischaemia;

/// <summary>Samples from memory as a source.</summary>
internal sealed class ArraySource(int[] microvolts) : ISampleSource
{
    private int _next;

    public long? SampleCount => microvolts.Length;

    public int Read(Span<int> into)
    {
        int count = Math.Min(into.Length, microvolts.Length - _next);
        microvolts.AsSpan(_next, count).CopyTo(into);
        _next += count;
        return count;
    }

    public void Dispose()
    {
    }
}
