using System.Globalization;
using System.Text.RegularExpressions;

namespace EdgeTwin.Recordings.Ppg;

/// <summary>References in a file's name: <c>TIME-SPO2-RATE</c> or <c>DATE-TIME-SPO2-RATE</c>, where a range such as 9596 or 7174 stands for its middle.</summary>
internal static partial class PpgLabels
{
    internal static (double Spo2, double Rate)? Of(string path)
    {
        Match match = Name().Match(Path.GetFileNameWithoutExtension(path));
        return match.Success ? (Middle(match.Groups[1].Value), Middle(match.Groups[2].Value)) : null;
    }

    private static double Middle(string digits) => digits.Length == 4
        ? (Whole(digits[..2]) + Whole(digits[2..])) / 2.0
        : Whole(digits);

    private static int Whole(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:\d{8}-\d{6}|\d{4})-(\d{2,4})-(\d{2,4})(?:\D|$)")]
    private static partial Regex Name();
}
