namespace EdgeTwin.Recordings.Csv;

/// <summary>Streams one column of a CSV file; gaps in time read as missing samples.</summary>
internal sealed class CsvSignalReader(CsvTable table, int column, SignalInfo info) : ISignalReader
{
    private CsvLineReader? lines;
    private double previousTime = double.NaN;
    private long missingSamples;
    private bool hasValue;
    private double value;

    /// <inheritdoc/>
    public SignalInfo Signal { get; } = info;

    /// <inheritdoc/>
    public int Read(Span<double> physical)
    {
        int written = 0;
        while (written < physical.Length)
        {
            if (missingSamples > 0)
            {
                int count = (int)Math.Min(missingSamples, physical.Length - written);
                physical.Slice(written, count).Fill(double.NaN);
                missingSamples -= count;
                written += count;
            }
            else if (hasValue)
            {
                physical[written++] = value;
                hasValue = false;
            }
            else if (!NextRow())
            {
                break;
            }
        }
        return written;
    }

    /// <inheritdoc/>
    public void Dispose() => lines?.Dispose();

    private bool NextRow()
    {
        if (lines is null)
        {
            lines = new CsvLineReader(table.Path);
            CsvTable.ReadHeader(table.Path, lines);
        }
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (line.Trim((byte)' ').Length == 0)
            {
                continue;
            }
            double time = CsvRow.Time(table, lines.LineNumber, line);
            double step = time - previousTime;
            previousTime = time;
            bool isGap = CsvTiming.IsGap(step, 1 / Signal.SamplingFrequencyHz);
            missingSamples = isGap ? CsvTiming.MissingIn(step, Signal.SamplingFrequencyHz) : 0;
            value = CsvRow.Value(table, lines.LineNumber, line, column);
            hasValue = true;
            return true;
        }
        return false;
    }
}
