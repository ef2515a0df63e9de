using System.Globalization;

namespace EdgeTwin.Host.Output;

/// <summary>Numbers as a person reads them.</summary>
internal static class Say
{
    /// <summary>A time from the record's start: <c>1:02.5</c>, <c>1:02:03.5</c>.</summary>
    internal static string Clock(double seconds)
    {
        TimeSpan time = TimeSpan.FromSeconds(Math.Round(seconds, 1));
        string tail = string.Create(CultureInfo.InvariantCulture, $"{time.Seconds:00}.{time.Milliseconds / 100}");
        return time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time.Minutes:00}:{tail}" : $"{time.Minutes}:{tail}";
    }

    /// <summary>A length of time: <c>3.4 s</c>, <c>12 min 5 s</c>, <c>24 h 0 min</c>.</summary>
    internal static string Length(double seconds) => seconds switch
    {
        < 60 => $"{seconds:0.0} s",
        < 3600 => $"{(int)seconds / 60} min {(int)seconds % 60} s",
        _ => $"{(int)seconds / 3600} h {(int)seconds / 60 % 60} min",
    };

    /// <summary>A share in per cent with <paramref name="decimals"/>, never rounded up to 100 while something is missing; a dash for none.</summary>
    internal static string Percent(double? share, int decimals = 2)
    {
        if (share is not { } value || double.IsNaN(value))
        {
            return "-";
        }
        double scale = Math.Pow(10, decimals);
        double percent = 100 * value;
        double rounded = Math.Round(percent * scale) / scale;
        if (rounded >= 100 && percent < 100)
        {
            rounded = 100 - (1 / scale);
        }
        return rounded.ToString("F" + decimals, CultureInfo.InvariantCulture);
    }

    /// <summary>A whole number with its noun: <c>1 event</c>, <c>2 events</c>.</summary>
    internal static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count:#,0} {noun}s";
}
