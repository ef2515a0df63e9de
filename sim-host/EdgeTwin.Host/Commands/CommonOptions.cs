using System.CommandLine;

namespace EdgeTwin.Host.Commands;

/// <summary>Arguments and options that several commands take, in the same words.</summary>
internal static class CommonOptions
{
    internal static Argument<string> Record() => new("RECORD") { Description = "The recording: a WFDB record, an .edf, .csv or RR text file." };

    internal static Option<string?> Signal() => new("--signal") { Description = "Signal by name or by number from 0; else the first ECG.", HelpName = "NAME|N" };

    internal static Option<bool> Json() => new("--json") { Description = "Print one JSON document instead of text." };

    internal static Option<string?> Html() => new("--html") { Description = "Write a page to look at: one file, nothing loaded from elsewhere.", HelpName = "FILE" };

    internal static Option<bool> Gated() => new("--gated") { Description = "Leave out beats found while the signal was too poor to be judged." };

    /// <summary>Leads that beats are classified in.</summary>
    internal static Option<int?> Leads() => Whole("--leads", "N", 1, 2, "Leads that beats are classified in; both where a record has two, unless given");

    /// <summary>A whole number within a range, or null where it is not given.</summary>
    internal static Option<int?> Whole(string name, string unit, int least, int most, string description)
    {
        Option<int?> option = new(name) { Description = $"{description} ({least}..{most})", HelpName = unit };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && (value < least || value > most))
            {
                result.AddError($"{name} {value} is out of range: give {least} to {most}");
            }
        });
        return option;
    }

    /// <summary>A percentage, or null where it is not given.</summary>
    internal static Option<double?> Percent(string name, string description)
    {
        Option<double?> option = new(name)
        {
            Description = description,
            HelpName = "PERCENT",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double value) && value is >= 0 and <= 100)
                {
                    return value;
                }
                result.AddError($"{name} {text} is no percentage: give 0 to 100, with a decimal point");
                return null;
            },
        };
        return option;
    }
}
