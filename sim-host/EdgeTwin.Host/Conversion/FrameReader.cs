using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Conversion;

/// <summary>Reads the signals of a recording side by side, in bounded memory.</summary>
internal sealed class FrameReader : IDisposable
{
    private const int Block = 4096;
    private readonly ISignalReader[] _readers;
    private readonly double[][] _blocks;
    private int _count;
    private int _at;

    internal FrameReader(IRecording recording)
    {
        _readers = new ISignalReader[recording.Signals.Count];
        _blocks = new double[_readers.Length][];
        for (int i = 0; i < _readers.Length; i++)
        {
            _readers[i] = recording.OpenSignal(i);
            _blocks[i] = new double[Block];
        }
    }

    /// <summary>The next value of each signal.</summary>
    /// <returns>False at the end of the shortest.</returns>
    internal bool Read(Span<double> frame)
    {
        if (_at == _count)
        {
            _count = int.MaxValue;
            for (int i = 0; i < _readers.Length; i++)
            {
                _count = Math.Min(_count, Fill(_readers[i], _blocks[i]));
            }
            _at = 0;
            if (_count == 0)
            {
                return false;
            }
        }
        for (int i = 0; i < _readers.Length; i++)
        {
            frame[i] = _blocks[i][_at];
        }
        _at++;
        return true;
    }

    public void Dispose()
    {
        foreach (ISignalReader reader in _readers)
        {
            reader?.Dispose();
        }
    }

    // A reader may give less than was asked for; only 0 is its end.
    private static int Fill(ISignalReader reader, double[] block)
    {
        int filled = 0;
        int read;
        do
        {
            read = reader.Read(block.AsSpan(filled));
            filled += read;
        }
        while (read > 0 && filled < block.Length);
        return filled;
    }
}
