using System.Globalization;
using System.Text;

namespace EdgeTwin.Recordings.Csv;

/// <summary>Takes cells out of a row.</summary>
internal static class CsvRow
{
    /// <summary>The cell in <paramref name="column"/>, trimmed of blanks and quotes.</summary>
    internal static ReadOnlySpan<byte> Cell(CsvTable table, long lineNumber, ReadOnlySpan<byte> line, int column)
    {
        for (int i = 0; i < column; i++)
        {
            int next = line.IndexOf(table.Separator);
            if (next < 0)
            {
                throw new InputException(table.Path, $"line {lineNumber}", $"it has {i + 1} cells and none for column {table.Columns[column]}", "complete the row");
            }
            line = line[(next + 1)..];
        }
        int end = line.IndexOf(table.Separator);
        return (end < 0 ? line : line[..end]).Trim(" \t\""u8);
    }

    /// <summary>A value; NaN for an empty cell or one that says NaN or NA.</summary>
    internal static double Value(CsvTable table, long lineNumber, ReadOnlySpan<byte> line, int column)
    {
        ReadOnlySpan<byte> cell = Cell(table, lineNumber, line, column);
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && !double.IsInfinity(value))
        {
            return value;
        }
        if (cell.Length == 0 || Ascii.EqualsIgnoreCase(cell, "nan"u8) || Ascii.EqualsIgnoreCase(cell, "na"u8))
        {
            return double.NaN;
        }
        string text = Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, 40)]);
        string advice = cell.Contains((byte)',') ? "write a decimal point, not a comma" : "write a number, or leave the cell empty for a missing sample";
        throw new InputException(table.Path, $"line {lineNumber}, column {table.Columns[column]}", $"'{text}' is no number", advice);
    }

    /// <summary>The row's time in seconds.</summary>
    internal static double Time(CsvTable table, long lineNumber, ReadOnlySpan<byte> line)
    {
        double time = Value(table, lineNumber, line, table.TimeColumn);
        return double.IsNaN(time) || Math.Abs(time) > 1e11
            ? throw new InputException(table.Path, $"line {lineNumber}, column {table.Columns[table.TimeColumn]}", "the time is missing or out of all reason", "give every row its time in seconds")
            : time;
    }
}
