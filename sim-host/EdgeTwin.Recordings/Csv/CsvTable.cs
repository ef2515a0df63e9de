using System.Text;

namespace EdgeTwin.Recordings.Csv;

/// <summary>The columns of a CSV file, and where its rows begin.</summary>
internal sealed class CsvTable
{
    private CsvTable(string path, byte separator, string[] columns, int timeColumn, IReadOnlyList<string> comments)
    {
        Path = path;
        Separator = separator;
        Columns = columns;
        TimeColumn = timeColumn;
        Comments = comments;
    }

    internal string Path { get; }

    internal byte Separator { get; }

    internal string[] Columns { get; }

    internal int TimeColumn { get; }

    internal IReadOnlyList<string> Comments { get; }

    /// <summary>Reads comments and the header from <paramref name="lines"/>, which then stands at the first row.</summary>
    internal static CsvTable ReadHeader(string path, CsvLineReader lines)
    {
        List<string> comments = [];
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            string text = Encoding.UTF8.GetString(line).TrimStart('\uFEFF').Trim();
            if (text.StartsWith('#'))
            {
                comments.Add(text[1..].Trim());
            }
            else if (text.Length > 0)
            {
                return Parse(path, lines.LineNumber, text, comments);
            }
        }
        throw new InputException(path, "header", "the file has no header line", "begin it with time_s and a column a signal, such as ecg_mV");
    }

    private static CsvTable Parse(string path, long lineNumber, string header, List<string> comments)
    {
        char separator = Array.Find(['\t', ';', ','], c => header.Contains(c, StringComparison.Ordinal));
        string[] columns = [.. header.Split(separator).Select(name => name.Trim().Trim('"').Trim())];
        int time = Array.FindIndex(columns, name => name.Equals("time_s", StringComparison.OrdinalIgnoreCase));
        if (separator == '\0' || columns.Length < 2 || time < 0)
        {
            string start = header.Length > 60 ? header[..60] + "…" : header;
            throw new InputException(path, $"line {lineNumber}, header", $"'{start}' has no column time_s beside a signal's", "name the columns time_s and such as ecg_mV, separated by comma, semicolon or tab");
        }
        int empty = Array.FindIndex(columns, name => name.Length == 0);
        if (empty >= 0)
        {
            throw new InputException(path, $"line {lineNumber}, header", $"column {empty + 1} has no name", "name it with its unit, such as ecg_mV");
        }
        return new CsvTable(path, (byte)separator, columns, time, comments);
    }
}
