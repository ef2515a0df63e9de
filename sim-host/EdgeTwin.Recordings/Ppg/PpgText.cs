using System.Globalization;

namespace EdgeTwin.Recordings.Ppg;

/// <summary>A table of numbers as text, whatever stands above it: the header that a reader looks for, and its columns.</summary>
internal sealed class PpgText
{
    private const int MostBytes = 64 << 20;

    private PpgText(string path, string[] header, List<string[]> rows)
    {
        Path = path;
        Header = header;
        Rows = rows;
    }

    internal string Path { get; }

    /// <summary>Names of the columns; empty for a file of bare numbers.</summary>
    internal string[] Header { get; }

    internal List<string[]> Rows { get; }

    internal static PpgText Read(string path)
    {
        string text = System.Text.Encoding.UTF8.GetString(InputFile.ReadAll(path, MostBytes, "a table of a pulse wave")).TrimStart('\uFEFF');
        List<string[]> lines = [.. text.Split('\n').Select(line => line.Trim().TrimEnd(',')).Where(line => line.Length > 0 && line[0] != '#').Select(Cells)];
        int header = lines.FindIndex(line => line.Any(cell => cell is "LEDC1" or "time_s" or "time" or "timer" or "datetime" or "Time [s]") || line is ["1", "2", "3", "4", "5", "6"]);
        return new PpgText(path, header < 0 ? [] : lines[header], lines[(header + 1)..]);
    }

    internal bool Has(string column) => Array.IndexOf(Header, column) >= 0;

    /// <summary>The numbers of a column; NaN where a cell holds none.</summary>
    internal double[] Column(string name) => Column(Array.IndexOf(Header, name));

    internal double[] Column(int index) => [.. Rows.Select(row => Number(row, index))];

    /// <summary>A column of dates as seconds.</summary>
    internal double[] Dates(string name)
    {
        int index = Array.IndexOf(Header, name);
        return [.. Rows.Select(row => index < row.Length && DateTime.TryParse(row[index], CultureInfo.InvariantCulture, out DateTime time) ? time.Ticks / (double)TimeSpan.TicksPerSecond : double.NaN)];
    }

    private static string[] Cells(string line) => [.. line.Split(',').Select(cell => cell.Trim())];

    private static double Number(string[] row, int index) =>
        index < row.Length && double.TryParse(row[index], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;
}
