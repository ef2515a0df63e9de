using System.Globalization;

namespace EdgeTwin.Recordings.Wfdb;

/// <summary>Reads the fields of one header line, and words what is wrong with them.</summary>
internal sealed class WfdbFields(string path, int lineNumber, string line)
{
    private int position;

    /// <summary>The next field, up to white space; null at the line's end.</summary>
    internal string? Next()
    {
        SkipSpace();
        int start = position;
        while (position < line.Length && !IsSpace(line[position]))
        {
            position++;
        }
        return position > start ? line[start..position] : null;
    }

    /// <summary>The rest of the line, trimmed.</summary>
    internal string Rest()
    {
        SkipSpace();
        return line[position..].TrimEnd(' ', '\t', '\r');
    }

    /// <summary>A field that must be there.</summary>
    internal string Required(string name) => Next() ?? throw Bad(name, "is missing");

    /// <summary>A whole number within the range, in a field or part of one.</summary>
    internal long Whole(string text, string name, long min, long max)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
        {
            // Databases hold "12." and "0.0" where the guide asks for a whole number.
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) || real != Math.Floor(real) || Math.Abs(real) > 1L << 52)
            {
                throw Bad(name, $"'{Shorten(text)}' is no whole number");
            }
            value = (long)real;
        }
        return value >= min && value <= max ? value : throw Bad(name, $"{value} is outside {min} to {max}");
    }

    /// <summary>A finite number in a field or part of one.</summary>
    internal double Real(string text, string name) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Bad(name, $"'{Shorten(text)}' is no number");

    /// <summary>The error for a field of this line.</summary>
    internal InputException Bad(string name, string problem) => new(path, $"line {lineNumber}, {name}", problem, "correct the header file");

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r';

    private void SkipSpace()
    {
        while (position < line.Length && IsSpace(line[position]))
        {
            position++;
        }
    }
}
