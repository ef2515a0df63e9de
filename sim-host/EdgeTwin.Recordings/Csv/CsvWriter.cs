using System.Globalization;
using System.Text;

namespace EdgeTwin.Recordings.Csv;

/// <summary>Writes a recording as text: <c>time_s</c> and a column <c>NAME_UNIT</c> a signal. The file appears when <see cref="Commit"/> is called.</summary>
public sealed class CsvWriter : IDisposable
{
    private readonly OutputFile file;
    private readonly StreamWriter text;
    private readonly double frequencyHz;
    private readonly int signalCount;
    private long frame;

    /// <summary>Begins the file at <paramref name="path"/>.</summary>
    /// <param name="path">The file, with its extension.</param>
    /// <param name="frequencyHz">Samples a second of every signal.</param>
    /// <param name="signals">Name and unit of each.</param>
    /// <param name="startTime">When the recording began, or null.</param>
    /// <exception cref="ArgumentException">No signals, or a rate not above 0.</exception>
    /// <exception cref="InputException">The file cannot be created.</exception>
    public CsvWriter(string path, double frequencyHz, IReadOnlyList<SignalInfo> signals, DateTimeOffset? startTime = null)
    {
        if (signals.Count == 0 || !(frequencyHz > 0) || !double.IsFinite(frequencyHz))
        {
            throw new ArgumentException("a recording needs a signal and a sampling frequency above 0");
        }
        this.frequencyHz = frequencyHz;
        signalCount = signals.Count;
        file = new OutputFile(path);
        text = new StreamWriter(file.Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        if (startTime is { } start)
        {
            text.WriteLine("# " + CsvRecord.StartComment + start.ToString("O", CultureInfo.InvariantCulture));
        }
        text.WriteLine("time_s," + string.Join(',', signals.Select(signal => Clean(signal.Name) + (signal.Unit.Length == 0 ? "" : "_" + Clean(signal.Unit)))));
    }

    /// <summary>Appends one row: a value a signal; NaN is written as an empty cell.</summary>
    /// <exception cref="ArgumentException">Not one value a signal.</exception>
    public void WriteFrame(ReadOnlySpan<double> physical)
    {
        if (physical.Length != signalCount)
        {
            throw new ArgumentException($"a frame has {physical.Length} values for {signalCount} signals");
        }
        Span<char> digits = stackalloc char[64];
        (frame++ / frequencyHz).TryFormat(digits, out int length, "0.000000", CultureInfo.InvariantCulture);
        text.Write(digits[..length]);
        foreach (double value in physical)
        {
            text.Write(',');
            if (!double.IsNaN(value))
            {
                value.TryFormat(digits, out length, "R", CultureInfo.InvariantCulture);
                text.Write(digits[..length]);
            }
        }
        text.WriteLine();
    }

    /// <summary>Completes the file and gives it its name.</summary>
    public void Commit()
    {
        text.Flush();
        file.Commit();
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    /// <summary>What would end a cell, a line or the name's own part does not stand in a column's name.</summary>
    private static string Clean(string name) => new([.. name.Trim().Select(c => c is ',' or ';' or '"' or '#' || char.IsControl(c) ? '-' : c)]);
}
