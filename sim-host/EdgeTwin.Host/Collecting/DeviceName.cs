namespace EdgeTwin.Host.Collecting;

/// <summary>A device's id: 1 to 32 of a-z, A-Z, 0-9, '-' and '_', as the firmware and the broker's access list have it.</summary>
internal static class DeviceName
{
    /// <summary>Longest id, characters.</summary>
    internal const int Longest = 32;

    /// <summary>The rule, for messages.</summary>
    internal const string Rule = "1 to 32 of a-z, A-Z, 0-9, - and _";

    internal static bool IsValid(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }
        return text.Length is >= 1 and <= Longest;
    }
}
