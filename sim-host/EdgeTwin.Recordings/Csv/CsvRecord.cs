using System.Globalization;

namespace EdgeTwin.Recordings.Csv;

/// <summary>
/// A recording as text: a header with <c>time_s</c> and a column a signal whose name ends in its unit (<c>ecg_mV</c>, <c>red_nA</c>), then a row a sample.
/// The times give the rate; a jump in them reads as missing samples, as an empty cell or <c>NaN</c> does.
/// </summary>
public sealed class CsvRecord : IRecording
{
    /// <summary>Comment that carries the start, written as ISO 8601.</summary>
    internal const string StartComment = "start: ";

    private readonly CsvTable table;
    private readonly CsvTiming timing;
    private readonly int[] columns;

    private CsvRecord(CsvTable table, CsvTiming timing)
    {
        this.table = table;
        this.timing = timing;
        Name = Path.GetFileNameWithoutExtension(table.Path);
        columns = [.. Enumerable.Range(0, table.Columns.Length).Where(column => column != table.TimeColumn)];
        Signals = [.. columns.Select(column => Info(table.Columns[column], timing))];
        Comments = [.. table.Comments.Where(comment => !comment.StartsWith(StartComment, StringComparison.Ordinal))];
        string? start = table.Comments.FirstOrDefault(comment => comment.StartsWith(StartComment, StringComparison.Ordinal));
        bool isDate = DateTimeOffset.TryParse(start?[StartComment.Length..], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset startTime);
        StartTime = isDate ? startTime : null;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double SamplingFrequencyHz => timing.FrequencyHz;

    /// <inheritdoc/>
    public IReadOnlyList<SignalInfo> Signals { get; }

    /// <inheritdoc/>
    public DateTimeOffset? StartTime { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Comments { get; }

    /// <summary>Opens the file at <paramref name="path"/> and reads its time column through.</summary>
    /// <exception cref="InputException">The file is missing, has no such header, or its times go backwards or are not uniform; the message names the line.</exception>
    public static CsvRecord Open(string path)
    {
        using CsvLineReader lines = new(path);
        CsvTable table = CsvTable.ReadHeader(path, lines);
        return new CsvRecord(table, CsvTiming.Measure(path));
    }

    /// <inheritdoc/>
    public ISignalReader OpenSignal(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, columns.Length);
        return new CsvSignalReader(table, columns[index], Signals[index]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static SignalInfo Info(string column, CsvTiming timing)
    {
        int mark = column.LastIndexOf('_');
        bool hasUnit = mark > 0 && mark < column.Length - 1;
        return new SignalInfo(hasUnit ? column[..mark] : column, hasUnit ? column[(mark + 1)..] : "", timing.FrequencyHz, timing.SampleCount);
    }
}
