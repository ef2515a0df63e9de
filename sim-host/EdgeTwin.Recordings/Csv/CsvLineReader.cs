namespace EdgeTwin.Recordings.Csv;

/// <summary>Reads lines of a text file as bytes, in one buffer: a file without line ends cannot fill the memory.</summary>
internal sealed class CsvLineReader(string path) : IDisposable
{
    /// <summary>Longest line: thousands of columns.</summary>
    internal const int MaxLineBytes = 1 << 18;

    private readonly FileStream stream = InputFile.OpenRead(path);
    private readonly byte[] buffer = new byte[2 * MaxLineBytes];
    private int start;
    private int end;
    private bool isAtEnd;

    /// <summary>Number of the line last read, from 1.</summary>
    internal long LineNumber { get; private set; }

    /// <summary>Reads the next line without its end; the bytes are good until the next call.</summary>
    internal bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            int length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = Take(length, length + 1);
                return true;
            }
            if (isAtEnd)
            {
                line = Take(end - start, end - start);
                return line.Length > 0;
            }
            if (end - start > MaxLineBytes)
            {
                throw new InputException(path, $"line {LineNumber + 1}", $"it is longer than {MaxLineBytes} bytes", "name a CSV file");
            }
            Refill();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private ReadOnlySpan<byte> Take(int length, int consumed)
    {
        ReadOnlySpan<byte> line = buffer.AsSpan(start, length);
        start += consumed;
        LineNumber++;
        return line.Length > 0 && line[^1] == '\r' ? line[..^1] : line;
    }

    private void Refill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        int count = InputFile.Guard(path, () => stream.Read(buffer.AsSpan(end)));
        end += count;
        isAtEnd = count == 0;
    }
}
